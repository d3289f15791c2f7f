import localFont from "next/font/local";

/** Shipped with the app: a page looks the same everywhere and asks nobody else for a file. */
export const sans = localFont({
  src: [
    { path: "../public/fonts/OfftakeSans-Regular.woff2", weight: "400" },
    { path: "../public/fonts/OfftakeSans-Medium.woff2", weight: "500" },
    { path: "../public/fonts/OfftakeSans-SemiBold.woff2", weight: "600" },
  ],
  variable: "--font-offtake-sans",
  display: "swap",
});

export const serif = localFont({
  src: [{ path: "../public/fonts/OfftakeSerif-Medium.woff2", weight: "500" }],
  variable: "--font-offtake-serif",
  display: "swap",
});
