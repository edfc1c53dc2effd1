import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { changeMembership, endMembership } from "../people/change-membership.server.ts"
import { ChangeMembership, EndMembership } from "../people/input.ts"
import { getMembership } from "../people/member-queries.server.ts"
import { ORGANISATION_OFFICES } from "../people/roles.ts"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getMembership(ctx, params.code ?? "", params.person ?? "")
    return {
      title: titleOf(context, page.membership.name ?? ""),
      ...page,
      keys: [newKey(), newKey()] as const,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const place = { organisationCode: params.code, personCode: params.person }
  const form = await request.clone().formData()
  if (form.get("intent") === "end")
    return run(context, request, EndMembership, place, async (ctx, input) => {
      const isMe = await endMembership(ctx, input)
      return redirect(isMe ? "/account?done=left" : `/organisations/${params.code}/people?done=ended`)
    })
  return run(context, request, ChangeMembership, place, async (ctx, input) => {
    await changeMembership(ctx, input)
    return redirect(`/organisations/${params.code}/people?done=changed`)
  })
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

const Roles = ({ membership, formKey }: { membership: Page["membership"]; formKey: string }) => {
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <CheckField
        name="role"
        label={t("people.members.as_manager")}
        help={t("people.members.as_manager_help")}
        checked={membership.role === "manager"}
      />
      <Choice
        name="offices[]"
        several
        optional
        legend={t("people.members.offices")}
        options={ORGANISATION_OFFICES.map((value) => ({
          value,
          label: t(`people.roles.${value}`),
          checked: membership.offices.includes(value),
        }))}
      />
      <Actions>
        <Button name="intent" value="change">
          {t("people.account.save")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

export default function Membership() {
  const { organisation, membership, mayManage, isMe, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form band-s stack">
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={organisation.language}>{organisation.name}</bdi>}
        title={<bdi>{membership.name}</bdi>}
        meta={[<bdi key="email">{membership.email}</bdi>, dates.day(membership.startsOn)]}
      />
      {mayManage ? (
        <Section id="roles" title={t("people.members.does")}>
          <Roles membership={membership} formKey={keys[0]} />
        </Section>
      ) : null}
      <Section id="end" title={t(isMe ? "people.members.leave_title" : "people.members.end_title")}>
        <p>{t("people.members.end_text")}</p>
        <RefusableForm formKey={keys[1]} refusal={refusal}>
          <Field
            as="textarea"
            name="reason"
            label={t("people.requests.reason")}
            help={isMe ? undefined : t("people.requests.reason_help")}
            maxLength={500}
            dir="auto"
          />
          <Actions>
            <Button kind="stop" name="intent" value="end">
              {t(isMe ? "people.members.leave" : "people.members.end")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </div>
  )
}
