import { type Dispatch, type RefObject, type SetStateAction, useEffect } from "react";

/** Where a key leads from one of `count` quarters (null = none yet); undefined = not a key of the walk. */
export function nextIndex(key: string, index: number | null, count: number): number | undefined {
  const last = count - 1;
  switch (key) {
    case "ArrowRight":
      return index === null ? 0 : Math.min(last, index + 1);
    case "ArrowLeft":
      return index === null ? last : Math.max(0, index - 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}

/** Arrow keys, Home and End walk the quarters while the stage has the focus; Escape and leaving it end the walk. */
export function useWalk(
  stage: RefObject<HTMLElement | null>,
  count: number,
  setIndex: Dispatch<SetStateAction<number | null>>,
  onLeave: () => void,
): void {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") return onLeave();
      if (nextIndex(event.key, null, count) === undefined) return;
      event.preventDefault();
      setIndex((index) => nextIndex(event.key, index, count) ?? index);
    };
    const end = () => setIndex(null);
    element.addEventListener("keydown", onKey);
    element.addEventListener("pointerleave", end);
    element.addEventListener("blur", end);
    return () => {
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("pointerleave", end);
      element.removeEventListener("blur", end);
    };
  }, [stage, count, setIndex, onLeave]);
}
