import { SoftLink } from "@/components/markup/soft-link";
import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { DefinitionView } from "@/lib/views";
import { definitionKind } from "@/lib/views/tables";
import { VerdictLabel } from "./verdict-label";

/** The same network under every definition on record; choosing one is a link. */
export function DefinitionSwitch({
  definitions,
  robust,
  csv,
}: {
  definitions: DefinitionView[];
  robust: boolean | null;
  csv: string;
}) {
  return (
    <TableFile href={csv} of="verdict under each definition" className="mt-8">
      <h3 className="text-sm font-semibold">
        Under each definition
        {robust === null ? null : (
          <span className="ml-2 font-normal text-ink-3">
            {robust ? "definition-robust: one class under all" : "definition-sensitive: the class changes"}
          </span>
        )}
      </h3>
      <div className="scroll-x mt-2">
        <table className="data-table sm:min-w-[40rem]">
          <thead>
            <tr>
              <th scope="col">Definition</th>
              <th scope="col">Verdict</th>
              <th scope="col" className="n">
                C*
              </th>
              <th scope="col" className="hidden w-[46%] sm:table-cell">
                What it says
              </th>
            </tr>
          </thead>
          <tbody>
            {definitions.map((definition) => (
              <tr key={definition.id} className={definition.current ? "bg-well" : undefined}>
                <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-normal !text-ink">
                  {definition.current ? (
                    <span className="font-semibold">{definition.label}</span>
                  ) : (
                    <SoftLink href={definition.href} stays>
                      {definition.label}
                    </SoftLink>
                  )}
                  <div className="text-xs text-ink-3">{definitionKind(definition)}</div>
                  <details className="mt-1 text-xs font-normal text-ink-2 sm:hidden">
                    <summary>What it says</summary>
                    <Meaning definition={definition} />
                  </details>
                </th>
                <td>
                  <VerdictLabel verdict={definition.verdict} />
                </td>
                <td className="n">
                  <FigureNumber view={definition.coverage} />
                </td>
                <td className="hidden text-xs text-ink-2 sm:table-cell">
                  <Meaning definition={definition} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </TableFile>
  );
}

function Meaning({ definition }: { definition: DefinitionView }) {
  return (
    <>
      {definition.differs ? (
        <p className="mb-1 font-medium">
          <Prose view={definition.differs} />
        </p>
      ) : null}
      <p>
        <Prose view={definition.reason} />
      </p>
    </>
  );
}
