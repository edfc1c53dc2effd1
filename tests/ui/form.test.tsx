import type { ReactNode } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { CheckField } from "#app/ui/check-field.tsx"
import { Choice } from "#app/ui/choice.tsx"
import { ErrorSummary } from "#app/ui/error-summary.tsx"
import { Field } from "#app/ui/field.tsx"
import { Form, type FormRefusal, fieldId } from "#app/ui/form.tsx"

const texts = { error: "Errore:", optional: "(facoltativo)" }
const show = (children: ReactNode, refusal: FormRefusal | null = null) =>
  renderToStaticMarkup(
    <Form texts={texts} refusal={refusal} formKey="0196f3c1">
      {children}
    </Form>,
  )
const refused = (over: Partial<FormRefusal>): FormRefusal => ({ form: null, fields: {}, typed: {}, ...over })

describe("a form", () => {
  test("posts, leaves the checking to the server and carries its one-time key", () => {
    expect(show("x")).toBe(
      '<form method="post" novalidate=""><input type="hidden" name="_key" value="0196f3c1"/>x</form>',
    )
  })
})

describe("a field", () => {
  test("is named by its label and described by its help", () => {
    const markup = show(
      <Field name="date" label="Data" help="Per esempio 4/6/2026." width="s" value="1/1/2026" />,
    )
    expect(markup).toContain('<label for="f-date">Data</label>')
    expect(markup).toContain('<div class="help" id="f-date-help">Per esempio 4/6/2026.</div>')
    expect(markup).toContain('id="f-date" name="date" class="inp w-s" aria-describedby="f-date-help"')
    expect(markup).toContain('value="1/1/2026"')
    expect(markup).not.toContain("aria-invalid")
  })

  test("finds its refusal by name: help first, then the error, and what was typed is kept", () => {
    const markup = show(
      <Field name="date" label="Data" help="g/m/aaaa" value="1/1/2026" />,
      refused({ fields: { date: "Scegli una data" }, typed: { date: "31/2/2026" } }),
    )
    expect(markup).toContain('<div class="field bad">')
    expect(markup).toContain('aria-describedby="f-date-help f-date-error" aria-invalid="true"')
    expect(markup).toContain('<span class="visually-hidden">Errore: </span>Scegli una data')
    expect(markup).toContain('value="31/2/2026"')
  })

  test("never writes a password back into the page", () => {
    const markup = show(
      <Field name="secret" type="password" label="Password" value="abc" />,
      refused({ typed: { secret: "hunter2" } }),
    )
    expect(markup).not.toMatch(/hunter2|abc/)
  })

  test.each([
    [<Field key="t" as="textarea" name="a" label="A" />, '<textarea id="f-a" name="a" class="inp" rows="4">'],
    [<Field key="s" as="select" name="a" label="A" options={[{ value: "2", label: "Due" }]} />, "<select"],
  ])("may be a text area or a list: %#", (field, start) => {
    const markup = show(field, refused({ fields: { a: "Scegli" }, typed: { a: "2" } }))
    expect(markup).toContain(start.replace(' rows="4">', ""))
    expect(markup).toContain('aria-describedby="f-a-error"')
    expect(markup).toMatch(/selected="">Due|>2<\/textarea>/)
  })

  test("says that it is optional, and nothing when it is required", () => {
    expect(show(<Field name="a" label="A" optional />)).toContain(
      '<span class="optional"> (facoltativo)</span>',
    )
    expect(show(<Field name="a" label="A" />)).not.toContain("optional")
  })
})

describe("a choice", () => {
  const options = [
    { value: "yes", label: "Sì", checked: true },
    { value: "no", label: "No" },
  ]

  test("has nothing chosen at first, and its first card bears the id that errors lead to", () => {
    const markup = show(<Choice name="vote" legend="Voto" options={options} />)
    expect(markup).not.toContain("checked")
    expect(markup).toContain('id="f-vote"')
    expect(markup).toContain('<label for="f-vote-2">No</label>')
  })

  test("keeps what was chosen before the refusal, and the lack of it", () => {
    const chosen = refused({ typed: { "days[]": ["no"] } })
    expect(show(<Choice several name="days[]" legend="Giorni" options={options} />, chosen)).toMatch(
      /value="yes"\/>.*checked="" value="no"\/>/,
    )
    expect(show(<CheckField name="agree" label="Sì" checked />, refused({}))).not.toContain("checked")
    expect(show(<CheckField name="agree" label="Sì" checked />)).toContain('checked=""')
  })

  test("is described as a group by its error", () => {
    const markup = show(
      <Choice name="vote" legend="Voto" options={options} />,
      refused({ fields: { vote: "Scegli" } }),
    )
    expect(markup).toContain('<fieldset class="field bad" aria-describedby="f-vote-error">')
  })
})

describe("the error summary", () => {
  test("links each sentence to its field", () => {
    const refusal = refused({ fields: { date: "Scegli una data", "days[]": "Scegli un giorno" } })
    const markup = renderToStaticMarkup(<ErrorSummary refusal={refusal} title="Correggi due cose" />)
    expect(markup).toContain('<div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">')
    expect(markup).toContain('<a href="#f-date">Scegli una data</a>')
    expect(markup).toContain(`<a href="#${fieldId("days[]")}">Scegli un giorno</a>`)
  })

  test("is not there when nothing was refused", () => {
    expect(renderToStaticMarkup(<ErrorSummary refusal={null} title="x" />)).toBe("")
    expect(renderToStaticMarkup(<ErrorSummary refusal={refused({})} title="x" />)).toBe("")
  })

  test("has its own title when the refusal belongs to no field", () => {
    const markup = renderToStaticMarkup(
      <ErrorSummary
        refusal={refused({ form: "Il posto è occupato" })}
        title="Correggi"
        formTitle="Non è possibile"
      />,
    )
    expect(markup).toContain("Non è possibile</h2><p>Il posto è occupato</p>")
  })
})

test.each([
  ["email", "f-email"],
  ["days[]", "f-days"],
  ["seats.0.name", "f-seats-0-name"],
])("the id of %s is %s", (name, id) => {
  expect(fieldId(name)).toBe(id)
})
