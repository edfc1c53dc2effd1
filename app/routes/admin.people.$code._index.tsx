import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { getPerson } from "../people/admin-queries.server.ts"
import { endRole, grantRole } from "../people/grant-role.server.ts"
import { EndRole, GrantRole } from "../people/input.ts"
import { PersonFacts } from "../people/person-facts.tsx"
import { GiveRole, HeldRoles } from "../people/role-forms.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Actions, ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const person = await getPerson(ctx, params.code ?? "")
    return {
      title: titleOf(context, person.name ?? context.t("people.erased")),
      person,
      done: new URL(request.url).searchParams.get("done"),
      key: newKey(),
      keys: person.roles.map(() => newKey()),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.clone().formData()
  const place = { personCode: params.code }
  const here = `/admin/people/${params.code}`
  if (form.get("intent") === "end-role")
    return run(context, request, EndRole, place, async (ctx, input) => {
      await endRole(ctx, input)
      return redirect(`${here}?done=withdrawn`)
    })
  return run(context, request, GrantRole, place, async (ctx, input) => {
    await grantRole(ctx, input)
    return redirect(`${here}?done=granted`)
  })
}

const DONE = ["granted", "withdrawn", "merged", "erased"] as const

export default function AdminPerson() {
  const { person, done, key, keys } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const name = person.name ?? t("people.erased")
  const isOver = Boolean(person.erasedAt ?? person.survivorCode ?? person.closedAt)
  return (
    <div className="wrap read stack band-s">
      <Refused refusal={refusal} />
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[{ href: "/admin/people", label: t("people.admin.title") }, { label: name }]}
      />
      <PageHead
        title={<bdi>{name}</bdi>}
        meta={[person.email ? <bdi key="email">{person.email}</bdi> : null]}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`people.admin.done.${told}`)}
        </Note>
      ) : null}
      <Section id="roles" title={t("people.admin.roles")}>
        <HeldRoles roles={person.roles} keys={keys} refusal={refusal} />
      </Section>
      {isOver ? null : (
        <Section id="grant" title={t("people.admin.grant_title")}>
          <GiveRole formKey={key} refusal={refusal} />
        </Section>
      )}
      <PersonFacts person={person} />
      {isOver ? null : (
        <Actions>
          <ButtonLink kind="line" href={`/admin/people/${person.code}/merge`}>
            {t("people.merge.title")}
          </ButtonLink>
          <ButtonLink kind="quiet" href={`/admin/people/${person.code}/erase`}>
            {t("people.erase.title_admin")}
          </ButtonLink>
        </Actions>
      )}
    </div>
  )
}
