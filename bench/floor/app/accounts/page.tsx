import { readAccounts } from "../../reads";

export const dynamic = "force-dynamic";

type Params = Promise<{ q?: string; page?: string }>;

export default async function AccountsPage({ searchParams }: { searchParams: Params }) {
  const { q = "", page = "1" } = await searchParams;
  const { rows, total } = await readAccounts(q, Number(page));
  return (
    <main>
      <h1>Assignments ({total})</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row.owner)}>
              <td>{String(row.name)}</td>
              <td>{String(row.owner)}</td>
              <td>{String(row.family)}</td>
              <td>{String(row.customer_name)}</td>
              <td>{String(row.payer)}</td>
              <td>{String(row.held_since)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
