import { z } from "zod";
import { readCosts } from "../../reads";

export const dynamic = "force-dynamic";

const History = z.looseObject({
  months: z.array(z.string()),
  currency: z.string(),
  totals: z.array(z.string().nullable()),
});

export default async function CostsPage({ searchParams }: { searchParams: Promise<{ customer?: string }> }) {
  const { customer, costs } = await readCosts((await searchParams).customer ?? "");
  const history = History.parse(costs?.body);
  return (
    <main>
      <h1>{String(customer?.name)}</h1>
      <table>
        <tbody>
          {history.months.map((month, at) => (
            <tr key={month}>
              <td>{month}</td>
              <td>{history.totals[at]}</td>
              <td>{history.currency}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
