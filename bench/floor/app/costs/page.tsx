import { z } from "zod";
import { readCosts } from "../../reads";

export const dynamic = "force-dynamic";

const Periods = z.array(z.looseObject({ start: z.coerce.date(), currency: z.string(), total: z.string().nullable() }));

export default async function CostsPage({ searchParams }: { searchParams: Promise<{ customer?: string }> }) {
  const { customer, costs } = await readCosts((await searchParams).customer ?? "");
  const periods = Periods.parse(costs.periods);
  return (
    <main>
      <h1>{String(customer?.name)}</h1>
      <table>
        <tbody>
          {periods.map(({ start, total, currency }) => (
            <tr key={start.getTime()}>
              <td>{start.toISOString()}</td>
              <td>{total}</td>
              <td>{currency}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
