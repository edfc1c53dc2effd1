import { describe, expect, test } from "vitest"
import { fitsPassword, hashPassword } from "#app/people/password.server.ts"
import { PASSWORD } from "./accounts.ts"

describe("a stored password", () => {
  test("fits the one it was made from and no other", async () => {
    const stored = await hashPassword(PASSWORD)
    const tries = [PASSWORD, `${PASSWORD} `, PASSWORD.toUpperCase(), ""]
    const fits = await Promise.all(tries.map((password) => fitsPassword(stored, password)))
    expect(fits).toEqual([true, false, false, false])
  })

  test("is another each time, so that equal passwords do not show", async () => {
    expect(await hashPassword(PASSWORD)).not.toBe(await hashPassword(PASSWORD))
  })

  test("costs what OWASP asks of argon2id", async () => {
    expect(await hashPassword(PASSWORD)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test.each([
    ["that is missing", null],
    ["that is empty", ""],
    ["that is no hash", PASSWORD],
    ["that was cut off", "$argon2id$v=19$m=19456,t=2,p=1$abc"],
  ])("%s fits nothing", async (_what, stored) => {
    expect(await fitsPassword(stored, PASSWORD)).toBe(false)
  })
})
