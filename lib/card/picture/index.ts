export { comparePicture } from "./compare-picture";
export { PICTURE } from "./draw";
export { networkPicture } from "./network-picture";
