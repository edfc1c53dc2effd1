import { conflict, invalid, notFound } from "#app/errors.ts"
import { formFields, KEY_FIELD, newKey, titleOf } from "#app/http.server.ts"
import { organisations, requestKeys } from "#db/schema/index.ts"
import { postOf, thrownBy } from "#tests/support/app-context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { type Fields, forbidden, pageOf, press, refusalOf, things, withKey } from "./http-form.ts"

describe("a form's one-time key", () => {
  test("makes the second press get the first one's answer", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const form = withKey()
    const answers = [await press(page, form), await press(page, form)]
    expect(answers[0]?.location).toMatch(/^\/organisations\/\w{10}$/)
    expect(answers[1]).toEqual(answers[0])
  })

  test("does the thing once", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const form = withKey()
    for (let n = 0; n < 3; n++) await press(page, form)
    expect(await things(db)).toBe(1)
  })

  test("does it once for nobody too", async ({ db }) => {
    const page = await pageOf(db)
    const form = withKey()
    for (let n = 0; n < 3; n++) await press(page, form)
    expect(await things(db)).toBe(1)
  })

  test("is another person's own", async ({ db }) => {
    const form = withKey()
    await press(await pageOf(db, await makePerson(db)), form)
    await press(await pageOf(db, await makePerson(db)), form)
    expect(await things(db)).toBe(2)
  })

  test("is another for each form", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    await press(page, withKey())
    await press(page, withKey())
    expect(await things(db)).toBe(2)
  })

  test.for([
    ["there is none", []],
    ["it is empty", [[KEY_FIELD, ""]]],
    ["it is no key", [[KEY_FIELD, "x".repeat(36)]]],
    ["it only looks like one", [[KEY_FIELD, "-".repeat(36)]]],
    ["it is a file", [[KEY_FIELD, new File(["x"], "x")]]],
  ] as const)("is not asked for: the thing is done when %s", async ([, key], { db }) => {
    const page = await pageOf(db, await makePerson(db))
    const fields = [["name", "Scuola"], ...key] as unknown as Fields
    expect((await press(page, fields)).status).toBe(302)
    expect([await things(db), await db.$count(requestKeys)]).toEqual([1, 0])
  })
})

describe("a refusal spends no key:", () => {
  test.for([
    ["a form that is wrong", withKey(newKey(), "x"), undefined],
    ["a rule that refuses", withKey(), () => conflict("people.errors.email_taken")],
  ] as const)("%s", async ([, fields, stop], { db }) => {
    const page = await pageOf(db, await makePerson(db))
    await press(page, fields, stop)
    expect([await things(db), await db.$count(requestKeys)]).toEqual([0, 0])
  })

  test("the same key then does the thing", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const form = withKey()
    await press(page, form, () => conflict("people.errors.email_taken"))
    expect([(await press(page, form)).status, await things(db)]).toEqual([302, 1])
  })

  test("nor does a fault of ours, which is not hidden", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const broken = press(page, withKey(), () => {
      throw new Error("broken")
    })
    await expect(broken).rejects.toThrow("broken")
    expect([await things(db), await db.$count(requestKeys)]).toEqual([0, 0])
  })
})

describe("a refused form", () => {
  test("keeps what was typed, but never a password, a file or the key", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const answer = await press(page, [
      ["name", "x"],
      ["place", "Reggio"],
      ["password", "mare verde cavallo"],
      ["newPassword", "mare verde cavallo"],
      ["letter", new File(["x"], "letter.pdf")],
      [KEY_FIELD, newKey()],
    ])
    expect([answer.status, refusalOf(answer).typed]).toEqual([422, { name: "x", place: "Reggio" }])
  })

  test("keeps all that was chosen where several may be", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const answer = await press(page, [
      ["name", "x"],
      ["groups[]", "first"],
      ["groups[]", "second"],
    ])
    expect(refusalOf(answer).typed).toEqual({ name: "x", "groups[]": ["first", "second"] })
  })

  test("says what is wrong beside the field, in the reader's language", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    expect(refusalOf(await press(page, [["name", "x"]]))).toMatchObject({
      ...{ form: null, fields: { name: "Scrivi nome e cognome" } },
    })
  })

  test("says it in the title", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const before = titleOf(page, "Enti")
    await press(page, [["name", "x"]])
    expect([before, titleOf(page, "Enti")]).toEqual(["Enti – Tavoli", "Errore: Enti – Tavoli"])
  })

  test.for([
    ["beside its field", () => invalid("name", "people.errors.name_long"), 422, "name"],
    [
      "beside its field when somebody was faster",
      () => conflict("people.errors.email_taken", "name"),
      409,
      "name",
    ],
    ["for the whole form when somebody was faster", () => conflict("people.errors.email_taken"), 409, null],
    ["for the whole form when a rule forbids", () => forbidden(), 403, null],
  ] as const)("is explained %s", async ([, stop, status, field], { db }) => {
    const answer = await press(await pageOf(db, await makePerson(db)), withKey(), stop)
    const { form, fields } = refusalOf(answer)
    expect([answer.status, Object.keys(fields), form !== null]).toEqual([
      status,
      field ? [field] : [],
      field === null,
    ])
  })

  test("becomes a page when what it was about is not there", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    const answer = await thrownBy(() => press(page, withKey(), () => notFound()))
    expect([answer.status, await answer.json()]).toMatchObject([
      404,
      { reason: expect.stringMatching(/L'indirizzo/) },
    ])
  })
})

describe("a form's fields", () => {
  const fieldsOf = (fields: Fields) => postOf(fields).formData().then(formFields)

  test("are the last of each name", async () => {
    expect(
      await fieldsOf([
        ["a", "1"],
        ["a", "2"],
        ["b", ""],
      ]),
    ).toEqual({ a: "2", b: "" })
  })

  test("are all of a name that says so", async () => {
    expect(
      await fieldsOf([
        ["days[]", "1"],
        ["days[]", "2"],
      ]),
    ).toEqual({ days: ["1", "2"] })
  })

  test("never stand for what the address says", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    await press(page, [...withKey(), ["place", "Reggio"]], () => null, { place: "Ferrara" })
    expect(await db.select({ place: organisations.territory }).from(organisations)).toEqual([
      { place: "Ferrara" },
    ])
  })

  test("hold nothing that the database cannot", async ({ db }) => {
    const page = await pageOf(db, await makePerson(db))
    await press(page, [["name", "Scu\u0000ola"]])
    expect((await db.select().from(organisations))[0]?.name).toMatch(/^Scuola /)
  })
})
