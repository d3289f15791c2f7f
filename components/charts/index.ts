export { ChartFrame } from "./chart-frame";
export { IntervalBar } from "./interval-bar";
export { Sparkline } from "./sparkline";
