import { type AppLoadContext, redirect } from "@remix-run/node"
import { z } from "zod"
import { conflict, type DomainError, invalid, notFound, refuse } from "#app/errors.ts"
import {
  formFields,
  KEY_FIELD,
  newKey,
  type Refusal,
  read,
  run,
  runOpen,
  safePath,
  signedIn,
  titleOf,
} from "#app/http.server.ts"
import type { Db } from "#db/client.server.ts"
import { organisations, requestKeys } from "#db/schema/index.ts"
import { appContext, postOf, thrownBy } from "#tests/support/app-context.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, type Person } from "#tests/support/factories.ts"

const Thing = z.object({
  name: z.string({ error: "people.errors.name_missing" }).min(3, { error: "people.errors.name_missing" }),
  place: z.string().default("Parma"),
})

type Fields = readonly [string, string | File][]
type Stop = () => DomainError | null

/** Posts the form of a page that writes one organisation, or is refused; `nobody` posts an open form. */
const press = async (context: AppLoadContext, fields: Fields, stop: Stop = () => null, extra = {}) => {
  const work: Parameters<typeof run<typeof Thing>>[4] = async (ctx, input) => {
    const kind = "school"
    const [row] = await ctx.db
      .insert(organisations)
      .values({ name: `${input.name} ${newKey()}`, kind, territory: input.place })
      .returning()
    const refused = stop()
    if (refused) throw refused
    return redirect(`/organisations/${row?.code}`)
  }
  const request = postOf(fields, "/organisations/new?from=list")
  const answer = context.ctx.actor.personId
    ? await run(context, request, Thing, extra, work)
    : await runOpen(context, await request.formData(), Thing, extra, work)
  if (answer instanceof Response) return { status: answer.status, location: answer.headers.get("Location") }
  return { status: answer.init?.status, refusal: answer.data }
}

const pageOf = async (db: Db, person?: Person) => appContext(await (person ? ctxOf(db, person) : ctxFor(db)))
const withKey = (key = newKey(), name = "Scuola"): Fields => [
  ["name", name],
  [KEY_FIELD, key],
]
const things = (db: Db) => db.$count(organisations)
const refusalOf = (answer: Awaited<ReturnType<typeof press>>): Refusal => {
  if (!("refusal" in answer) || !answer.refusal) throw new Error("It was not refused")
  return answer.refusal
}

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
    ["a form that is wrong", withKey(newKey(), "x"), () => null],
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

const forbidden = () => {
  try {
    refuse({ key: "roundtables.refuse.secretary_only" })
  } catch (error) {
    return error as DomainError
  }
  return null
}

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

describe("a form whose session ended meanwhile", () => {
  const sent: Fields = [
    ["name", "Scuola"],
    ["days[]", "1"],
    ["days[]", "2"],
    ["password", "mare verde cavallo"],
    [KEY_FIELD, "0192d3c4-0000-7000-8000-000000000000"],
  ]
  const ended = async (db: Db) => {
    const page = await pageOf(db)
    const work = async () => redirect("/")
    return thrownBy(() => run(page, postOf(sent, "/organisations/new?from=list"), Thing, {}, work))
  }

  test("comes back whole with the way back in, passwords apart", async ({ db }) => {
    const answer = await ended(db)
    expect([answer.status, await answer.json()]).toEqual([
      401,
      {
        sessionEnded: {
          to: "/organisations/new?from=list",
          fields: sent.filter(([name]) => name !== "password"),
        },
      },
    ])
  })

  test("does nothing and spends nothing", async ({ db }) => {
    await ended(db)
    expect([await things(db), await db.$count(requestKeys)]).toEqual([0, 0])
  })
})

describe("a page that is refused answers", () => {
  test.for([
    [404, () => notFound()],
    [403, forbidden],
    [409, () => conflict("roundtables.errors.mandate_over")],
    [422, () => invalid("name", "people.errors.name_long")],
  ] as const)("%i, with the reason in words", async ([status, refused], { db }) => {
    const page = await pageOf(db)
    const answer = await thrownBy(() => read(page, () => Promise.reject(refused())))
    expect([answer.status, await answer.json()]).toEqual([
      status,
      { reason: expect.stringMatching(/ .+\.?$/) },
    ])
  })

  test("with its own fault when that is what it is", async ({ db }) => {
    const page = await pageOf(db)
    await expect(read(page, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken")
  })
})

describe("who is not signed in", () => {
  test("is sent to the sign-in and back here afterwards", async ({ db }) => {
    const page = await pageOf(db)
    const answer = await thrownBy(() =>
      signedIn(page, new Request("https://tavoli.example/seats/AB/invite?rank=1&a=b")),
    )
    const to = new URL(answer.headers.get("Location") ?? "", "https://tavoli.example").searchParams.get("to")
    expect([answer.status, to]).toEqual([302, "/seats/AB/invite?rank=1&a=b"])
  })

  test("is nobody to who is", async ({ db }) => {
    const person = await makePerson(db)
    expect(signedIn(await pageOf(db, person), new Request("https://tavoli.example/desk"))).toBe(person.id)
  })
})

describe("the address to come back to is", () => {
  test.each([
    ["/"],
    ["/desk"],
    ["/roundtables/AB12?done=seated#seats"],
    ["/a//b"],
    ["/%2F%2Fevil.example"],
    ["/@evil.example"],
  ])("ours: %s", (path) => {
    expect(safePath(path)).toBe(path)
  })

  test.each([
    ["//evil.example"],
    ["/\\evil.example"],
    ["\\\\evil.example"],
    ["/a\\b"],
    ["https://evil.example"],
    ["https:/evil.example"],
    ["javascript:alert(1)"],
    ["evil.example"],
    ["/\t/evil.example"],
    ["/\n/evil.example"],
    [" //evil.example"],
    ["/desk evil"],
    ["/desk\r\nSet-Cookie: a=b"],
    [""],
    [null],
    [undefined],
    [7],
    [["/desk"]],
    [new File(["/desk"], "x")],
  ])("not ours: %j", (value) => {
    expect(safePath(value, "/elsewhere")).toBe("/elsewhere")
  })
})
