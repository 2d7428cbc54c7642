import { readCustomers } from "../../reads";

export const dynamic = "force-dynamic";

export default async function ListPage({ searchParams }: { searchParams: Promise<{ q?: string }> }) {
  const { rows, total } = await readCustomers((await searchParams).q ?? "");
  return (
    <main>
      <h1>Customers ({total})</h1>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={String(row.id)}>
              <td>{String(row.name)}</td>
              <td>{String(row.classification)}</td>
              <td>{String(row.pattern)}</td>
              <td>{String(row.account_count)}</td>
              <td>{String(row.month_cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
