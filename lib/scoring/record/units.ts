/** Units of the record are related by the one table of the method (P7). */
export { isConvertible, unitFactor } from "../units";
