import type { Address } from "@/lib/domain/customers/customer";

export function AddressLines({ address }: { address: Address }) {
  const { street1, street2, city, state, zipcode, country } = address;
  const lines = [street1, street2, `${city}, ${state} ${zipcode}`, country];
  return <span className="flex flex-col">{lines.map((line) => line && <bdi key={line}>{line}</bdi>)}</span>;
}
