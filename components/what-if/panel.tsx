import { type ChoiceControl, type NumberControl, queryText, type WhatIfControls } from "@/lib/views/what-if";

/**
 * What stands in the form, which any browser can send. It stays as it is when scripts take over: they read these very
 * fields, so that a slider is never replaced under the finger that moves it.
 */
export function Panel({ controls }: { controls: WhatIfControls }) {
  const { path, kept, isVariable } = controls;
  return (
    <>
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {controls.reading && controls.reading.options.length > 1 ? <Choice control={controls.reading} /> : null}
      {isVariable ? <Assumptions controls={controls} /> : null}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className="button-strong what-if-submit">
          Show the result
        </button>
        <a href={`${path}${queryText(kept)}#what-if`} className="button" data-what-if-reset>
          Reset
        </a>
        <button type="button" className="button" data-what-if-undo hidden>
          Undo
        </button>
      </div>
    </>
  );
}

function Assumptions({ controls }: { controls: WhatIfControls }) {
  const { sliders, taper, withoutLargestPayer, costCase, operators, weights } = controls;
  return (
    <>
      {sliders.map((control) => (
        <Slider key={control.name} control={control} />
      ))}
      <Choice control={taper} />
      <div className={withoutLargestPayer.isDisabled ? "what-if-off" : undefined}>
        <label className="flex min-h-6 items-center gap-2 text-sm font-medium">
          <input
            type="checkbox"
            name="withoutLargestPayer"
            value="yes"
            defaultChecked={withoutLargestPayer.isChecked}
            disabled={withoutLargestPayer.isDisabled}
            aria-describedby="what-if-largest-hint"
            className="size-6 shrink-0"
          />
          Without the largest payer
        </label>
        <Hint id="what-if-largest-hint" text={withoutLargestPayer.hint} />
      </div>
      <fieldset className="what-if-group">
        <legend>Operators</legend>
        <Choice control={costCase} />
        <div className="grid grid-cols-2 gap-x-3 gap-y-2">
          {operators.map((control) => (
            <NumberInput key={control.name} control={control} />
          ))}
        </div>
      </fieldset>
      <details className="what-if-group" open={controls.hasOtherWeights}>
        <summary className="py-0.5 text-sm font-medium">Weights of the score</summary>
        <p className="mt-1 text-2xs text-ink-3">
          Points of the five pillars, scaled to a hundred together. Within a pillar the method’s own proportions hold.
        </p>
        <div className="mt-2 grid grid-cols-2 gap-x-3 gap-y-2">
          {weights.map((control) => (
            <NumberInput key={control.name} control={control} />
          ))}
        </div>
      </details>
    </>
  );
}

/** A slider for the finger and the arrow keys, a field for the exact number; only the field has a name and is sent. */
function Slider({ control }: { control: NumberControl }) {
  const { name, label, unit, text, min, max, hint, isDisabled } = control;
  const id = `what-if-${name}`;
  return (
    <div className={isDisabled ? "what-if-off" : undefined}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label} <span className="text-2xs font-normal text-ink-3">{unit}</span>
      </label>
      <div className="what-if-moving mt-1 flex h-9 items-center gap-3">
        <input
          type="range"
          aria-label={`${label}, slider, ${unit}`}
          data-what-if-slider={name}
          min={min}
          max={max}
          step={1}
          defaultValue={text}
          disabled={isDisabled}
          className="what-if-slider"
        />
        <input
          id={id}
          type="number"
          name={name}
          min={min}
          max={max}
          step="any"
          inputMode="decimal"
          defaultValue={text}
          disabled={isDisabled}
          aria-describedby={`${id}-hint`}
          className="what-if-field w-[5.5rem] shrink-0"
        />
      </div>
      <Hint id={`${id}-hint`} text={hint} />
    </div>
  );
}

function NumberInput({ control }: { control: NumberControl }) {
  const { name, label, unit, text, min, max, hint, isDisabled } = control;
  const id = `what-if-${name}`;
  return (
    <div>
      <label htmlFor={id} className="block text-xs font-medium">
        {label} <span className="block text-2xs font-normal text-ink-3">{unit}</span>
      </label>
      <input
        id={id}
        type="number"
        name={name}
        min={min}
        max={max}
        step="any"
        inputMode="decimal"
        defaultValue={text}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="what-if-field mt-1 w-full"
      />
      {hint ? <Hint id={`${id}-hint`} text={hint} /> : null}
    </div>
  );
}

function Choice({ control }: { control: ChoiceControl }) {
  const { name, label, value, options, hint, isDisabled } = control;
  const id = `what-if-${name}`;
  return (
    <div className={isDisabled ? "what-if-off" : undefined}>
      <label htmlFor={id} className="block text-sm font-medium">
        {label}
      </label>
      <select
        id={id}
        name={name}
        defaultValue={value}
        disabled={isDisabled}
        aria-describedby={`${id}-hint`}
        className="what-if-field mt-1 w-full"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Hint id={`${id}-hint`} text={hint} />
    </div>
  );
}

function Hint({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} className="mt-0.5 text-2xs text-ink-3">
      {text}
    </p>
  );
}
