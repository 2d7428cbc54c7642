/** Order matters: a customer's number is its place in this list. */
export const FIRST_CUSTOMER_ID = 3947;

const CUSTOMER_NAMES = [
  "Acme",
  "Borealis",
  "Cobalt",
  "Dune",
  "Molasses Ltd",
  "Tempest Works",
  "Gibberish & Sons",
  "Échelle Logistique",
  "Harbourlight Media",
  "Kingfisher, Vane & Partners",
  "O'Malley's Orchard Supply",
  "Zürichberg Präzision AG",
  "שקד תוכנה",
  "Fjordline Analytics",
  "Quillpen Publishing",
  "Sablewood Furniture Co.",
  "The Worshipful Company of Lantern Makers, Chandlers and Allied Trades of Greater Pemberwick (Holdings) Limited",
  "Peppercorn Foods",
  "Tidewater Shipping",
  "Lumen School District",
  "Nimbus & Oak",
  "Rådhuset Digital",
  "Vermilion Games",
  "Wexcombe Water",
];

const FIRST_WORDS = [
  "Amber",
  "Birch",
  "Cinder",
  "Dapple",
  "Ember",
  "Fennel",
  "Garnet",
  "Hollow",
  "Indigo",
  "Juniper",
  "Kestle",
  "Larch",
  "Marble",
  "Nettle",
  "Opal",
  "Plover",
  "Quarry",
  "Rowan",
  "Saffron",
  "Thistle",
];
const SECOND_WORDS = [
  "Bay",
  "Bridge",
  "Crest",
  "Dale",
  "Field",
  "Forge",
  "Gate",
  "Harbour",
  "Loom",
  "Mill",
  "Moor",
  "Point",
  "Ridge",
  "Spring",
  "Vale",
  "Works",
];
const THIRD_WORDS = ["Systems", "Retail", "Health", "Labs", "Freight", "Energy", "Studios", "Foods"];

export function customerName(place: number): string {
  const listed = CUSTOMER_NAMES[place];
  if (listed !== undefined) return listed;
  const rest = place - CUSTOMER_NAMES.length;
  const first = FIRST_WORDS[rest % FIRST_WORDS.length];
  const second = SECOND_WORDS[Math.floor(rest / FIRST_WORDS.length) % SECOND_WORDS.length];
  const third = THIRD_WORDS[rest % THIRD_WORDS.length];
  const round = Math.floor(rest / (FIRST_WORDS.length * SECOND_WORDS.length));
  return `${first} ${second} ${third}${round === 0 ? "" : ` ${round + 1}`}`;
}
