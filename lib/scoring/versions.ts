import { InputError } from "./input-error";
import { DVS_1_0, type Method } from "./kernel";

/**
 * The versions of the method that can be computed, by name. A later one is added beside the others, compiled from rows
 * of its own, so that an old verdict can always be recomputed; none is ever edited after it was published.
 */
export const methods = { [DVS_1_0.version]: DVS_1_0 } satisfies Readonly<Record<string, Method>>;

/**
 * The version of that name.
 *
 * @throws InputError when there is no such version.
 */
export const methodOf = (version: string): Method => {
  const method = Object.hasOwn(methods, version) ? methods[version] : undefined;
  if (!method) throw new InputError("methodVersion", `one of ${Object.keys(methods).join(", ")}`);
  return method;
};
