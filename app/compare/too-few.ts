/** What a comparison of fewer networks is answered. */
export const TOO_FEW =
  "A comparison takes two to five networks of the scoreboard, for example ?n=helium,filecoin,akash.";
