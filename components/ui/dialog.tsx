"use client";

import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";

/** A native dialog: it holds the focus, gives it back, and closes with Escape or a click beside it. */
export function Dialog({
  label,
  className,
  shows = null,
  onClose,
  children,
}: {
  label: string;
  className: string;
  /** What stands in it: it goes back to its top when that changes. */
  shows?: string | null;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closed before it is taken away: only then does the focus go back to where it came from.
    return () => element?.close();
  }, []);
  useEffect(() => {
    if (shows !== null) dialog.current?.scrollTo({ top: 0 });
  }, [shows]);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      className={className}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        // The dialog itself is hit only beside its content.
        if (event.target === dialog.current) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
