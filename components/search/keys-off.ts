const NAME = "offtake.character-keys-off";

/** Whether single characters do nothing here. Asked at each key, because another tab may have changed it; a browser that keeps nothing has them on. */
export function areKeysOff(): boolean {
  try {
    return window.localStorage.getItem(NAME) === "1";
  } catch {
    return false;
  }
}

/** What holds from now on, which is not what was asked for where the browser keeps nothing. */
export function setKeysOff(isOff: boolean): boolean {
  try {
    if (isOff) window.localStorage.setItem(NAME, "1");
    else window.localStorage.removeItem(NAME);
  } catch {
    // They stay on.
  }
  return areKeysOff();
}
