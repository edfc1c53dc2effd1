import { renderToStaticMarkup } from "react-dom/server"
import { describe, expect, test } from "vitest"
import { judgeGroupTrial } from "#app/ballots/trial/group-trial.ts"
import { GroupTrialForm } from "#app/ballots/trial/group-trial-form.tsx"
import { loadMessages } from "#app/i18n/load.server.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"
import { rulesWith } from "#tests/roundtables/regulation/versions.ts"
import { textsIn } from "#tests/support/texts.ts"

const GROUPS = [
  { name: "Associazioni migranti", seats: 6, filled: 5 },
  { name: "Istituzioni", seats: 4, filled: 1 },
]
const shown = (locale: string, weightMax: number) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale, t: textsIn(locale), messages: {} }}>
      <GroupTrialForm groups={GROUPS} weightMax={weightMax} asked={{}} refusal={null} />
    </TranslationProvider>,
  )
/** What a browser sends of the form as it stands. */
const sent = (html: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? "",
      /value="([^"]*)"/.exec(tag)?.[1] ?? "",
    ]),
  ),
  ...{ call: "first", matter: "ordinary" },
})

describe.each(Object.keys(loadMessages("app/i18n/messages")))(
  "the form of a trial by groups, in %s",
  (locale) => {
    test.each([1, 3])("sends figures that can be judged, with weights up to %i", (weightMax) => {
      const rules = rulesWith({ seats: { weightMax } })
      const { verdict, problems } = judgeGroupTrial(rules, sent(shown(locale, weightMax)), GROUPS)
      expect(problems).toEqual([])
      expect(verdict?.outcome).toBe("approved")
    })

    test("speaks of weights only where the rules have them", () => {
      const lead = textsIn(locale)("regulation.trial.weights_lead", { max: 3 })
      expect(shown(locale, 3)).toContain(lead)
      expect(shown(locale, 1)).not.toContain(textsIn(locale)("regulation.trial.weights_lead", { max: 1 }))
    })
  },
)
