import { describe, expect, test } from "vitest"
import { helpText, readEnv, SETTINGS, WrongSetting } from "#server/env.ts"

const NUMBERS = SETTINGS.filter(({ expected }) => expected.startsWith("a whole number"))
const numberNames = NUMBERS.map(({ name }) => name)
const limitsOf = (expected: string) => /from (\d+) to (\d+)/.exec(expected)?.slice(1).map(Number) ?? []

const problem = (source: Record<string, string>): string | null => {
  try {
    readEnv(source)
    return null
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error
    return error.message
  }
}

describe("an installation where nothing was set", () => {
  test("is a demo on this machine, with the embedded database, in production", () => {
    expect(readEnv({})).toMatchObject({
      ...{ host: "127.0.0.1", port: 3000, publicUrl: "", databaseUrl: "", dataDir: "./data" },
      ...{ demo: true, production: true, trustProxy: false, smtpUrl: "", logLevel: "info" },
    })
  })

  test("has every setting's default in its unit", () => {
    expect(readEnv({})).toMatchObject({
      ...{ sessionDays: 30, invitationDays: 7, requestKeyHours: 24, signInFreeAttempts: 5 },
      ...{ signInFirstWaitSeconds: 30, signInLongestWaitSeconds: 900, mailRetryFirstSeconds: 60 },
    })
  })
})

describe("a number", () => {
  test.each(numberNames)("%s is taken at its least and at its most", (name) => {
    const limits = limitsOf(NUMBERS.find((setting) => setting.name === name)?.expected ?? "")
    expect(limits.map((limit) => problem({ [name]: String(limit) }))).toEqual([null, null])
  })

  test.each(numberNames)("%s is refused beyond them, by its name and with what is expected", (name) => {
    const expected = NUMBERS.find((setting) => setting.name === name)?.expected ?? ""
    const [least = 0, most = 0] = limitsOf(expected)
    const said = [least - 1, most + 1].map((value) => problem({ [name]: String(value) }))
    expect(said).toEqual([
      `${name}="${least - 1}" cannot be used: expected ${expected}.`,
      `${name}="${most + 1}" cannot be used: expected ${expected}.`,
    ])
  })

  test.each(["", " ", "ten", "1.5", "1e3", "0x10", "5 days", "true", "NaN", "Infinity", "٣"])(
    "is refused when it is %j",
    (value) => {
      expect(problem({ SIGN_IN_FIRST_WAIT: value })).toMatch(/^SIGN_IN_FIRST_WAIT="/)
    },
  )
})

describe("a setting is refused", () => {
  test.each([
    ["HOST", ""],
    ["PUBLIC_URL", "tavoli.example"],
    ["PUBLIC_URL", "ftp://tavoli.example"],
    ["DATABASE_URL", "mysql://localhost/tavoli"],
    ["DATABASE_URL", "./data"],
    ["SMTP_URL", "https://mail.example"],
    ["REDIS_URL", "localhost:6379"],
    ["DEMO", "yes"],
    ["TRUST_PROXY", "true"],
    ["LOG_LEVEL", "loud"],
    ["METRICS_TOKEN", "short"],
    ["DATA_DIR", ""],
    ["MAIL_FROM", ""],
  ])("%s=%j", (name, value) => {
    expect(problem({ [name]: value })).toMatch(new RegExp(`^${name}=".*" cannot be used: expected `))
  })

  test("when it opens to other machines without saying at which address people find it", () => {
    expect(problem({ HOST: "0.0.0.0" })).toMatch(/^PUBLIC_URL="" cannot be used with HOST="0\.0\.0\.0"/)
  })
})

describe("a refusal never says a secret:", () => {
  const SECRET = "hunter2-secret"
  const WITH_AN_AT = `a@${SECRET}`
  test.each([
    ["DATABASE_URL", `mysql://tavoli:${SECRET}@db.example/tavoli`],
    ["DATABASE_URL", `postgres://tavoli:a/${SECRET}@db.example/tavoli`],
    ["DATABASE_URL", `postgres://tavoli:${WITH_AN_AT}@db.example:x/tavoli`],
    ["DATABASE_URL", `tavoli:${SECRET}@db.example/tavoli`],
    ["SMTP_URL", `smtp//no-reply:${SECRET}@mail.example`],
    ["REDIS_URL", `http://:${SECRET}@redis.example`],
    ["PUBLIC_URL", `ftp://tavoli:${SECRET}@tavoli.example`],
    ["METRICS_TOKEN", SECRET],
  ])("%s=%s", (name, value) => {
    const said = problem({ [name]: value })
    expect(said).toMatch(new RegExp(`^${name}=`))
    expect(said).not.toContain(SECRET)
  })

  test("but where it was looked for", () => {
    expect(problem({ DATABASE_URL: `mysql://tavoli:${SECRET}@db.example/tavoli` })).toContain("db.example")
  })
})

describe("a setting says", () => {
  test.each([
    [
      "the address that people type, without the last slash",
      { PUBLIC_URL: "https://a.example/" },
      "publicUrl",
      "https://a.example",
    ],
    [
      "to open to all with an address",
      { HOST: "0.0.0.0", PUBLIC_URL: "https://a.example" },
      "host",
      "0.0.0.0",
    ],
    [
      "which database",
      { DATABASE_URL: "postgresql://localhost/t" },
      "databaseUrl",
      "postgresql://localhost/t",
    ],
    ["no demo with a database of one's own", { DATABASE_URL: "postgres://localhost/t" }, "demo", false],
    ["a demo there when asked", { DATABASE_URL: "postgres://localhost/t", DEMO: "1" }, "demo", true],
    ["no demo when told so", { DEMO: "0" }, "demo", false],
    ["to believe the proxy", { TRUST_PROXY: "1" }, "trustProxy", true],
    ["not to believe it", { TRUST_PROXY: "0" }, "trustProxy", false],
    ["development", { NODE_ENV: "development" }, "production", false],
    ["production by any other name", { NODE_ENV: "test" }, "production", true],
    ["a free port", { PORT: "0" }, "port", 0],
  ] as const)("%s", (_what, source, name, value) => {
    expect(readEnv(source)[name]).toBe(value)
  })
})

test("the help names every setting, what is expected and the default", () => {
  const help = helpText()
  const missing = SETTINGS.filter(
    ({ name, expected, fallback }) =>
      !help.includes(name) || !help.includes(`${expected}; default: ${fallback || "empty"}`),
  )
  expect(missing).toEqual([])
})

describe("what is shown of the settings", () => {
  const shown = (source: Record<string, string>, name: string) =>
    readEnv(source).shown.find((setting) => setting.name === name)

  test.each([
    ["DATABASE_URL", "postgres://tavoli:parola@localhost/tavoli"],
    ["SMTP_URL", "smtp://u:parola@localhost"],
    ["METRICS_TOKEN", "parola-parola-parola"],
  ])("of %s only that it is set", (name, value) => {
    expect(shown({ [name]: value }, name)).toMatchObject({ value: "…", isSecret: true, isDefault: false })
    expect(JSON.stringify(readEnv({ [name]: value }).shown)).not.toContain("parola")
  })

  test("the others as they were given, and which were not", () => {
    expect(shown({ PORT: "8080" }, "PORT")).toMatchObject({ value: "8080", isDefault: false })
    expect(shown({}, "PORT")).toMatchObject({ value: "3000", isDefault: true })
    expect(shown({ PUBLIC_URL: "https://tavoli.it" }, "PUBLIC_URL")?.value).toBe("https://tavoli.it")
  })
})

test.each([
  [{ LC_ALL: "fr_FR.UTF-8", LANG: "it_IT" }, "fr"],
  [{ LANG: "ar_EG" }, "ar"],
  [{ LANG: "C.UTF-8" }, "C"],
  [{}, ""],
])("the terminal's language of %j is %j", (source, language) => {
  expect(readEnv(source).terminalLanguage).toBe(language)
})
