import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { recogniseRequest, refuseRequest } from "../people/decide-request.server.ts"
import { RecogniseRequest, RefuseRequest } from "../people/input.ts"
import { MeantField } from "../people/organisations/meant-field.tsx"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { getRequest } from "../people/request-queries.server.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const asked = await getRequest(ctx, params.code ?? "")
    return {
      title: titleOf(context, context.t("people.requests.one", { name: asked.name ?? "" })),
      asked,
      names: asked.isRegistered || asked.decision ? [] : await proposedNames(ctx),
      keys: [newKey(), newKey()] as const,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.clone().formData()
  const { code } = params
  if (form.get("intent") === "refuse")
    return run(context, request, RefuseRequest, { code }, async (ctx, input) => {
      await refuseRequest(ctx, input)
      return redirect("/requests?done=refused")
    })
  return run(context, request, RecogniseRequest, { code }, async (ctx, input) => {
    await recogniseRequest(ctx, input)
    return redirect("/requests?done=recognised")
  })
}

type Asked = ReturnType<typeof useLoaderData<typeof loader>>

const Decide = ({ asked, names, keys }: Pick<Asked, "asked" | "names" | "keys">) => {
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <>
      <Section id="recognise" title={t("people.requests.recognise_title")}>
        <p>{t("people.requests.recognise_text")}</p>
        <RefusableForm formKey={keys[0]} refusal={refusal}>
          {asked.isRegistered ? null : (
            <MeantField
              label={t("people.requests.match")}
              help={t("people.requests.match_help")}
              value={asked.organisation}
              names={names}
            />
          )}
          <Actions>
            <Button name="intent" value="recognise">
              {t("people.requests.recognise")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
      <Section id="refuse" title={t("people.requests.refuse_title")}>
        <RefusableForm formKey={keys[1]} refusal={refusal}>
          <Field
            as="textarea"
            name="reason"
            label={t("people.requests.reason")}
            help={t("people.requests.reason_help")}
            maxLength={500}
            dir="auto"
          />
          <Actions>
            <Button kind="stop" name="intent" value="refuse">
              {t("people.requests.refuse")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </>
  )
}

export default function RequestPage() {
  const { asked, names, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const items = [
    { term: t("people.request.email"), value: <bdi>{asked.email}</bdi> },
    { term: t("people.request.organisation"), value: <bdi dir="auto">{asked.organisation}</bdi> },
    { term: t("people.request.role"), value: <bdi dir="auto">{asked.role}</bdi> },
    { term: t("people.requests.since"), value: dates.longMoment(asked.createdAt) },
  ]
  return (
    <div className="wrap form band-s stack">
      <Refused refusal={refusal} />
      <PageHead title={t("people.requests.one", { name: asked.name ?? t("people.erased") })} />
      <SummaryList missing={t("common.none")} items={items} />
      {asked.decision ? (
        <Note
          title={t(`people.requests.decided_${asked.decision as "recognised" | "refused" | "withdrawn"}`)}
        >
          {asked.reason ? <p dir="auto">{asked.reason}</p> : null}
        </Note>
      ) : (
        <Decide asked={asked} names={names} keys={keys} />
      )}
    </div>
  )
}
