/** Values that are nobody's business, by the name of their setting. */
const SECRET = /TOKEN|KEY|SECRET|PASSWORD|WEBHOOK|SMTP/;

/** A setting as it may be pasted into a report: an address without its password, a secret as its length. */
export function shownSetting(name: string, value: string): string {
  if (SECRET.test(name)) return `set, ${value.length} characters`;
  if (!URL.canParse(value) || !/^[a-z]+:\/\//.test(value)) return value;
  const address = new URL(value);
  if (address.username !== "") address.username = "***";
  if (address.password !== "") address.password = "***";
  // Drivers take passwords as parameters too.
  for (const parameter of [...address.searchParams.keys()])
    if (/pass|key|secret|token|cert/i.test(parameter)) address.searchParams.set(parameter, "***");
  return address.href;
}
