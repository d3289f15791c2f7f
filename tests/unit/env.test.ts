import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
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
      isReadOnly: false,
      importMaxBytes: 64 * 1024 * 1024,
      dataFolder: "./data/",
      buildId: "unbuilt",
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
