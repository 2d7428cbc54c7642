import type { NameMap } from "../organizations/organization-rows";

type TierSeed = {
  mode: "PER_UNIT" | "FLAT_FEE";
  from: string;
  to: string | null;
  price: string;
  chunkSize?: string;
};

export type ProductSeed = {
  sku: string;
  name: NameMap;
  category: number;
  period: "HOUR" | "MONTH";
  unit: { unit: string; name: NameMap };
  /** In US dollars; other currencies are derived. Tiers win over the unit price. */
  unitPrice: string;
  tiers: TierSeed[];
  /** Units an organization of ordinary size uses a day. */
  daily: number;
};

export const CATEGORY_SEEDS: NameMap[] = [
  { en: "Compute", fr: "Calcul", es: "Cómputo" },
  { en: "Storage", fr: "Stockage", es: "Almacenamiento" },
  { en: "Networking", fr: "Réseau", es: "Redes" },
  { en: "Licences", fr: "Licences" },
  { en: "Services", fr: "Services", es: "Servicios" },
];
const [COMPUTE, STORAGE, NETWORKING, LICENCES, SERVICES] = [0, 1, 2, 3, 4];

const HOUR = { unit: "HOUR", name: {} };
const GIGABYTE = { unit: "GIGABYTE", name: {} };

/** Each step is where a tier ends and what a unit costs in it; the last one is open. */
function graduated(...steps: [to: string | null, price: string][]): TierSeed[] {
  return steps.map(([to, price], at) => ({ mode: "PER_UNIT", from: steps[at - 1]?.[0] ?? "0", to, price }));
}

type ProductInput = Pick<ProductSeed, "sku" | "name" | "category" | "unitPrice" | "daily"> & Partial<ProductSeed>;

const product = (input: ProductInput): ProductSeed => ({ period: "HOUR", unit: HOUR, tiers: [], ...input });

const COMPUTE_PRODUCTS: ProductSeed[] = [
  product({
    sku: "VM_CPU",
    name: { en: "Virtual CPU", fr: "Processeur virtuel", es: "CPU virtual" },
    category: COMPUTE,
    unitPrice: "0.045",
    tiers: graduated(["5000", "0.045"], ["15000", "0.040"], [null, "0.034"]),
    daily: 410,
  }),
  product({
    sku: "VM_RAM",
    name: { en: "Memory", fr: "Mémoire vive", es: "Memoria" },
    category: COMPUTE,
    unitPrice: "0.0061",
    unit: GIGABYTE,
    daily: 1_650,
  }),
  product({
    sku: "VM_GPU",
    name: { en: "GPU, large", fr: "GPU, grand" },
    category: COMPUTE,
    unitPrice: "1.25",
    daily: 22,
  }),
  product({
    sku: "K8S_NODE",
    name: { en: "Kubernetes node", fr: "Nœud Kubernetes" },
    category: COMPUTE,
    unitPrice: "0.12",
    tiers: graduated(["720", "0.12"], [null, "0.10"]),
    daily: 71.5,
  }),
];

const STORAGE_PRODUCTS: ProductSeed[] = [
  product({
    sku: "BLOCK_SSD",
    name: { en: "Block storage, SSD", fr: "Stockage bloc, SSD" },
    category: STORAGE,
    unitPrice: "0.000152",
    unit: GIGABYTE,
    daily: 48_000,
  }),
  product({
    sku: "OBJECT_STORAGE",
    name: { en: "Object storage", fr: "Stockage objet", es: "Almacenamiento de objetos" },
    category: STORAGE,
    unitPrice: "0.0004",
    unit: GIGABYTE,
    tiers: graduated(["500000", "0.0004"], ["2000000", "0.00035"], [null, "0.0003"]),
    daily: 61_000,
  }),
  product({
    sku: "SNAPSHOT",
    name: { en: "Snapshots", fr: "Instantanés" },
    category: STORAGE,
    unitPrice: "0.00007",
    unit: GIGABYTE,
    daily: 20_500,
  }),
  product({
    sku: "TAPE_VAULT",
    name: {},
    category: STORAGE,
    unitPrice: "3.10",
    unit: { unit: "CARTRIDGE", name: {} },
    daily: 0.8,
  }),
];

const NETWORK_PRODUCTS: ProductSeed[] = [
  product({
    sku: "PUBLIC_IP",
    name: { en: "Public IP", fr: "Adresse IP publique", es: "IP pública" },
    category: NETWORKING,
    unitPrice: "0.0060",
    tiers: graduated(["744", "0.0060"], [null, "0.0048"]),
    daily: 96,
  }),
  product({
    sku: "BANDWIDTH_OUT",
    name: { en: "Bandwidth, outgoing", fr: "Bande passante sortante" },
    category: NETWORKING,
    unitPrice: "0.05",
    unit: GIGABYTE,
    tiers: graduated(["1000", "0.00"], ["10000", "0.05"], [null, "0.03"]),
    daily: 260,
  }),
  product({
    sku: "LOAD_BALANCER",
    name: { en: "Load balancer", fr: "Répartiteur de charge" },
    category: NETWORKING,
    unitPrice: "0.025",
    daily: 48,
  }),
  product({ sku: "VPN_GATEWAY", name: { fr: "Passerelle VPN" }, category: NETWORKING, unitPrice: "0.031", daily: 24 }),
];

const OTHER_PRODUCTS: ProductSeed[] = [
  product({
    sku: "WIN_LICENCE",
    name: { en: "Windows Server core", fr: "Cœur Windows Server" },
    category: LICENCES,
    unitPrice: "0.046",
    daily: 190,
  }),
  product({
    sku: "DB_LICENCE",
    name: { en: "Database licence pack", fr: "Forfait de licences de base de données" },
    category: LICENCES,
    unitPrice: "1.00",
    tiers: [
      { mode: "FLAT_FEE", from: "0", to: "1000.5", price: "999" },
      { mode: "FLAT_FEE", from: "1000.5", to: null, price: "999", chunkSize: "500" },
    ],
    daily: 58,
  }),
  product({
    sku: "SUPPORT_SEAT",
    name: { en: "Support seat", fr: "Siège de soutien", es: "Puesto de soporte" },
    category: SERVICES,
    period: "MONTH",
    unit: { unit: "SEAT", name: { en: "Seat", fr: "Siège" } },
    unitPrice: "12.50",
    daily: 0.35,
  }),
];

export const PRODUCT_SEEDS: ProductSeed[] = [
  ...COMPUTE_PRODUCTS,
  ...STORAGE_PRODUCTS,
  ...NETWORK_PRODUCTS,
  ...OTHER_PRODUCTS,
];
