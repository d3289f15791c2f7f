import { FigureNumber } from "@/components/ui/figure-number";
import { Prose } from "@/components/ui/prose";
import { TableFile } from "@/components/ui/table-file";
import type { ChecksView, CheckView } from "@/lib/views";
import { CHECK_STATE_WORDS, PLACEHOLDER } from "@/lib/views/tables";

/** The score as a bar of three parts, the nine factors, the gates that hold. */
export function Checks({ view, csv }: { view: ChecksView; csv: { checks: string; gates: string } }) {
  return (
    <div>
      {view.score ? (
        <ScoreBar score={view.score} />
      ) : (
        <p className="text-sm text-ink-2">No score: the assessment stops before one.</p>
      )}
      <TableFile href={csv.checks} of="checks">
        <div className="scroll-x mt-5">
          <table className="data-table sm:min-w-[46rem]">
            <thead>
              <tr>
                <th scope="col" className="sm:w-40">
                  Check
                </th>
                <th scope="col" className="hidden sm:table-cell">
                  State
                </th>
                <th scope="col" className="n">
                  Value
                </th>
                <th scope="col" className="hidden w-44 sm:table-cell">
                  Points
                </th>
                <th scope="col" className="hidden w-[38%] sm:table-cell">
                  In words
                </th>
              </tr>
            </thead>
            <tbody>
              {view.checks.map((check) => (
                <Row key={check.id} check={check} />
              ))}
            </tbody>
          </table>
        </div>
      </TableFile>
      <h3 className="mt-7 text-sm font-semibold">Gates that hold</h3>
      {view.gates.length === 0 ? (
        <p className="mt-1 text-sm text-ink-2">None.</p>
      ) : (
        <TableFile href={csv.gates} of="gates that hold">
          <ul className="mt-2 grid gap-1.5 text-sm">
            {view.gates.map((gate) => (
              <li key={gate.id} data-row="" className="grid grid-cols-[3rem_1fr] gap-2">
                <span className="text-ink-3">{gate.id}</span>
                <span>
                  <Prose view={gate.sentence} />{" "}
                  <span className="text-ink-3">Class at most {gate.cap.toLowerCase()}.</span>
                  {gate.binding ? <span className="tag ml-2">lowers the class</span> : null}
                </span>
              </li>
            ))}
          </ul>
        </TableFile>
      )}
    </div>
  );
}

function Row({ check }: { check: CheckView }) {
  const quiet = check.state === "met" || check.state === "failed" ? "" : "text-ink-3 italic";
  const state = CHECK_STATE_WORDS[check.state];
  return (
    <tr>
      <th scope="row" className="!border-line !py-2 !align-top !text-sm !font-medium !text-ink">
        {check.label}
        <div className="text-xs font-normal text-ink-3">{check.code}</div>
        <div className="mt-1 text-xs font-normal text-ink-2 sm:hidden">
          <Prose view={check.sentence} />
        </div>
      </th>
      <td className={`hidden sm:table-cell ${quiet}`}>{state}</td>
      <td className="n">
        <FigureNumber view={check.value} />
        {check.value.text === state ? null : <div className={`text-xs sm:hidden ${quiet}`}>{state}</div>}
        <div className="text-xs text-ink-3 sm:hidden">
          <Prose view={check.points} />
        </div>
      </td>
      <td className="hidden sm:table-cell">
        <PointsBar check={check} />
        <span className="text-xs text-ink-3">
          <Prose view={check.points} />
        </span>
      </td>
      <td className="hidden text-xs text-ink-2 sm:table-cell">
        <Prose view={check.sentence} />
        {check.placeholder ? <span className="text-ink-3"> {PLACEHOLDER}</span> : null}
      </td>
    </tr>
  );
}

/** Points at stake as a track; earned ones filled, unknown ones dashed. A third of the score is the widest track. */
function PointsBar({ check }: { check: CheckView }) {
  if (check.state === "not_applicable") return null;
  const track = (check.weight / 40) * 100;
  const earned = (check.earned / 40) * 100;
  return (
    <svg width="100%" height="10" aria-hidden="true" className="mb-0.5 block">
      <rect
        x="0.5"
        y="1.5"
        width={`${track}%`}
        height="7"
        fill="none"
        stroke={check.state === "unknown" ? "var(--unknown)" : "var(--line-strong)"}
        strokeDasharray={check.state === "unknown" ? "2 2" : undefined}
      />
      <rect x="0.5" y="1.5" width={`${earned}%`} height="7" fill="var(--ink-2)" />
    </svg>
  );
}

function ScoreBar({ score }: { score: NonNullable<ChecksView["score"]> }) {
  const lostFrom = score.earnedPoints;
  const unknownFrom = lostFrom + score.lostPoints;
  return (
    <figure>
      <svg
        width="100%"
        height="20"
        role="img"
        aria-label={`Score: earned ${score.earned.text}, lost ${score.lost.text}, unknown ${score.unknown.text} of 100`}
      >
        <rect x="0" y="0" width={`${score.earnedPoints}%`} height="20" fill="var(--ink-2)" />
        <rect x={`${lostFrom}%`} y="0" width={`${score.lostPoints}%`} height="20" fill="var(--line)" />
        <rect
          x={`${unknownFrom}%`}
          y="0.5"
          width={`${Math.max(0, score.unknownPoints - 0.1)}%`}
          height="19"
          fill="none"
          stroke="var(--unknown)"
          strokeDasharray="3 3"
        />
      </svg>
      <figcaption className="mt-1 flex flex-wrap gap-x-5 text-sm">
        <span>
          earned <FigureNumber view={score.earned} className="font-semibold" />
        </span>
        <span className="text-ink-2">
          lost <FigureNumber view={score.lost} />
        </span>
        <span className="text-ink-2">
          unknown <FigureNumber view={score.unknown} />
        </span>
        <span data-rule="score" className="text-ink-3">
          of 100 points
        </span>
      </figcaption>
    </figure>
  );
}
