import { ScrollRegion } from "@/components/ui/scroll-region";

interface ColumnsFormProps {
  id: string;
  header: string[];
  rows: string[][];
  guesses: (string | null)[];
  fields: readonly string[];
}

/** The first rows of a file under one choice per column, and the two ways to go on. */
export function ColumnsForm({ id, header, rows, guesses, fields }: ColumnsFormProps) {
  return (
    <form method="post" action={`/import/${id}/start`}>
      <ScrollRegion label="First rows of the file">
        <table className="data-table">
          <thead>
            <tr>
              {header.map((column, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat where they are empty
                <th key={`${place} ${column}`} scope="col" className="align-bottom">
                  <span className="block">{column || "(no name)"}</span>
                  {column === "" ? null : (
                    <>
                      <input type="hidden" name={`column.${place}`} value={column} />
                      <select
                        name={`field.${place}`}
                        aria-label={`Field for ${column}`}
                        defaultValue={guesses[place] ?? ""}
                        className="mt-1 min-h-8 max-w-[10rem] border border-line bg-paper px-1 font-normal text-ink"
                      >
                        <option value="">leave out</option>
                        {fields.map((field) => (
                          <option key={field} value={field}>
                            {field}
                          </option>
                        ))}
                      </select>
                    </>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // Rows of a file have no key of their own.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <tr key={row}>
                {cells.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
                  <td key={place} className="max-w-[18rem] break-words">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <div className="mt-4 flex flex-wrap gap-3">
        <button type="submit" name="do" value="check" className="button">
          Check without storing
        </button>
        <button type="submit" name="do" value="import" className="button button-strong">
          Import, not published yet
        </button>
      </div>
    </form>
  );
}
