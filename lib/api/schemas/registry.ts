import * as z from "zod";

/** Shapes that the document names. Each register call gives the schema back, so that a shape is named where it is written. */
export const SHAPES = z.registry<{ id: string; description?: string }>();

/** A named object, closed: a field that is not listed is a fault of the server. */
export const shape = <Fields extends z.ZodRawShape>(id: string, description: string, fields: Fields) =>
  z.strictObject(fields).register(SHAPES, { id, description });
