import { describe, expect, it } from "vitest";
import { parseAlertSettings, parseEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";

describe("parseEnv", () => {
  it("needs nothing", () => {
    expect(parseEnv({})).toEqual({
      isDevelopment: false,
      host: "127.0.0.1",
      port: 3000,
      databaseUrl: "file:./data/offtake.db",
      publicUrl: null,
      contact: null,
      apiRequestsPerMinute: 600,
      trustedProxyHeader: null,
      allowedHosts: null,
      logFormat: "faults",
      hasMetrics: false,
      metricsToken: null,
      upstream: null,
      upstreamClock: null,
      closingSeconds: 8,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      isReadOnly: false,
      importMaxBytes: 64 * 1024 * 1024,
      dataFolder: "./data/",
      buildId: "unbuilt",
      buildFolder: ".next",
    });
  });

  it("takes an empty variable for one that is not set", () => {
    expect(parseEnv({ PORT: "", HOST: " ", PUBLIC_URL: "" })).toEqual(parseEnv({}));
  });

  it("reads what is set, the public address without its last slash", () => {
    const env = parseEnv({
      PORT: "65535",
      HOST: "::1",
      PUBLIC_URL: "https://offtake.example/",
      DATABASE_URL: "postgres://db/offtake",
      CONTACT: "corrections@offtake.example",
    });
    expect(env).toMatchObject({
      port: 65_535,
      host: "::1",
      publicUrl: "https://offtake.example",
      databaseUrl: "postgres://db/offtake",
      contact: "corrections@offtake.example",
    });
  });

  it("reads the limit of the API, 0 for none, and the header of a proxy in small letters", () => {
    const env = parseEnv({ API_REQUESTS_PER_MINUTE: "0", TRUSTED_PROXY_HEADER: "X-Forwarded-For" });
    expect(env).toMatchObject({ apiRequestsPerMinute: 0, trustedProxyHeader: "x-forwarded-for" });
    expect(() => parseEnv({ API_REQUESTS_PER_MINUTE: "-1" })).toThrow(/^API_REQUESTS_PER_MINUTE must be/);
    expect(() => parseEnv({ TRUSTED_PROXY_HEADER: "X Forwarded" })).toThrow(/^TRUSTED_PROXY_HEADER must be/);
  });

  it("reads the hosts it may be asked by, that of PUBLIC_URL among them", () => {
    expect(parseEnv({ ALLOWED_HOSTS: "Offtake.example, [::1]" }).allowedHosts).toEqual(["offtake.example", "[::1]"]);
    const env = parseEnv({ ALLOWED_HOSTS: "localhost", PUBLIC_URL: "https://offtake.example:8443/" });
    expect(env.allowedHosts).toEqual(["localhost", "offtake.example"]);
    expect(parseEnv({ PUBLIC_URL: "https://offtake.example" }).allowedHosts).toBeNull();
    for (const hosts of ["offtake.example:80", "https://offtake.example", "a b"])
      expect(() => parseEnv({ ALLOWED_HOSTS: hosts }), hosts).toThrow(/^ALLOWED_HOSTS must be names/);
  });

  it("reads what is logged and measured", () => {
    const given = { OFFTAKE_LOG: "json", OFFTAKE_METRICS: "1", OFFTAKE_METRICS_TOKEN: "0123456789abcdef" };
    expect(parseEnv(given)).toMatchObject({ logFormat: "json", hasMetrics: true, metricsToken: "0123456789abcdef" });
    expect(parseEnv({ OFFTAKE_CLOSING_SECONDS: "600" }).closingSeconds).toBe(600);
    for (const seconds of ["0", "601", "1.5"])
      expect(() => parseEnv({ OFFTAKE_CLOSING_SECONDS: seconds }), seconds).toThrow(/^OFFTAKE_CLOSING_SECONDS must be/);
    expect(() => parseEnv({ OFFTAKE_LOG: "loud" })).toThrow(/^OFFTAKE_LOG must be json/);
    expect(() => parseEnv({ OFFTAKE_METRICS: "yes" })).toThrow(/^OFFTAKE_METRICS must be 1/);
    expect(() => parseEnv({ OFFTAKE_METRICS_TOKEN: "short" })).toThrow(/^OFFTAKE_METRICS_TOKEN must have 16/);
  });

  it("reads what concerns imports", () => {
    const env = parseEnv({ OFFTAKE_READ_ONLY: "1", OFFTAKE_IMPORT_MAX_MB: "1", DATABASE_URL: "postgres://db/offtake" });
    expect(env).toMatchObject({ isReadOnly: true, importMaxBytes: 1024 * 1024, dataFolder: "data" });
    expect(parseEnv({ DATABASE_URL: "file:/srv/offtake.db" }).dataFolder).toBe("/srv/");
    expect(parseEnv({ DATABASE_URL: "file:offtake.db", OFFTAKE_DATA_DIR: "/srv/data" }).dataFolder).toBe("/srv/data");
    expect(parseEnv({ DATABASE_URL: "file:offtake.db" }).dataFolder).toBe(".");
    expect(() => parseEnv({ OFFTAKE_READ_ONLY: "yes" })).toThrow(/^OFFTAKE_READ_ONLY must be 0 or 1/);
    expect(() => parseEnv({ OFFTAKE_IMPORT_MAX_MB: "0" })).toThrow(/^OFFTAKE_IMPORT_MAX_MB must be/);
  });

  it("names every setting that is wrong, in one error, and repeats no value", () => {
    const parse = () =>
      parseEnv({ PORT: "0", DATABASE_URL: "mysql://user:secret@host", PUBLIC_URL: "offtake.example" });
    expect(parse).toThrow(AppError);
    expect(parse).toThrow(/^PORT must be .*; DATABASE_URL must start .*; PUBLIC_URL must be .*start again\.$/);
    expect(parse).not.toThrow(/secret/);
  });
});

describe("parseAlertSettings", () => {
  const webhook = { ALERT_WEBHOOK_URL: "https://hooks.example/a", ALERT_WEBHOOK_SECRET: "twenty-four characters!!" };
  const mail = {
    SMTP_URL: "smtps://user:hidden-word@mail.example:465",
    ALERT_EMAIL_FROM: "offtake@example.org",
    ALERT_EMAIL_TO: "a@example.org, b@example.org",
  };

  it("needs nothing, and then tells nobody", () => {
    expect(parseAlertSettings({})).toEqual({ webhook: null, email: null, publicUrl: null });
  });

  it("reads both channels and where links lead", () => {
    expect(parseAlertSettings({ ...webhook, ...mail, PUBLIC_URL: "https://offtake.example/" })).toEqual({
      webhook: { url: webhook.ALERT_WEBHOOK_URL, secret: webhook.ALERT_WEBHOOK_SECRET, allowPrivateAddresses: false },
      email: { smtpUrl: mail.SMTP_URL, from: mail.ALERT_EMAIL_FROM, to: ["a@example.org", "b@example.org"] },
      publicUrl: "https://offtake.example",
    });
  });

  it.each([
    [{ ...webhook, ALERT_WEBHOOK_SECRET: undefined }, /^ALERT_WEBHOOK_SECRET must be set where/],
    [{ ...webhook, ALERT_WEBHOOK_SECRET: "hidden-word" }, /^ALERT_WEBHOOK_SECRET must have at least 24 characters/],
    [{ ...webhook, ALERT_WEBHOOK_URL: "http://hooks.example/a" }, /^ALERT_WEBHOOK_URL must start with https:/],
    [{ ...webhook, ALERT_WEBHOOK_URL: "https://u:hidden-word@hooks.example" }, /^ALERT_WEBHOOK_URL must hold no user/],
    [{ ...webhook, ALERT_ALLOW_PRIVATE: "yes" }, /^ALERT_ALLOW_PRIVATE must be 1 or 0/],
    [{ ...mail, ALERT_EMAIL_TO: undefined }, /^SMTP_URL must be set together with ALERT_EMAIL_FROM and ALERT_EMAIL_TO/],
    [{ ...mail, SMTP_URL: "mail.example" }, /^SMTP_URL must start with smtp:/],
    [{ ...mail, ALERT_EMAIL_TO: "a@example.org,not an address" }, /ALERT_EMAIL_TO.* must be an e-mail address/],
    [{ ...mail, ALERT_EMAIL_FROM: "a@example.org\nBcc: b@example.org" }, /^ALERT_EMAIL_FROM must be an e-mail address/],
  ])("refuses %j", (source, message) => {
    expect(() => parseAlertSettings(source)).toThrow(message);
    expect(() => parseAlertSettings(source)).not.toThrow(/hidden-word/);
  });

  it("takes http where private addresses are allowed", () => {
    const url = "http://127.0.0.1:9000/hook";
    const settings = parseAlertSettings({ ...webhook, ALERT_WEBHOOK_URL: url, ALERT_ALLOW_PRIVATE: "1" });
    expect(settings.webhook).toMatchObject({ url, allowPrivateAddresses: true });
  });
});
