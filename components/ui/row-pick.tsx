/** The box that chooses a row; its name is read out, not shown. Phones choose nothing: there is no room for a box. */
export function rowPick(value: string, label: string) {
  return (
    <td data-phone="hide" className="w-8">
      <input type="checkbox" value={value} aria-label={label} autoComplete="off" className="hw-check size-4" />
    </td>
  );
}

export function headPick(label: string) {
  return (
    <th scope="col" className="w-8">
      <input type="checkbox" aria-label={label} autoComplete="off" className="hw-check size-4" />
    </th>
  );
}
