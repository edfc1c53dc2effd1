import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { WithdrawInvitation } from "../people/input.ts"
import { withdrawOrganisationInvitation } from "../people/invite-person.server.ts"
import {
  getManagedOrganisation,
  listMembers,
  listOrganisationInvitations,
} from "../people/member-queries.server.ts"
import { MemberTable, OrganisationInvitationTable } from "../people/member-table.tsx"
import { listWaitingRequests } from "../people/request-queries.server.ts"
import { RequestTable } from "../people/request-table.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { searchParams } = new URL(request.url)
    const after = searchParams.get("after")
    const organisation = await getManagedOrganisation(ctx, params.code ?? "")
    const [members, invitations, requests] = await Promise.all([
      listMembers(ctx, organisation.id, after),
      listOrganisationInvitations(ctx, organisation.id),
      listWaitingRequests(ctx, { organisationId: organisation.id }),
    ])
    return {
      title: titleOf(context, `${context.t("people.members.title")}, ${organisation.name}`),
      ...{ organisation, members, requests: requests.rows, isFirst: after === null },
      invitations: invitations.map((row) => ({ ...row, key: newKey() })),
      done: searchParams.get("done"),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WithdrawInvitation, {}, async (ctx, input) => {
    await withdrawOrganisationInvitation(ctx, input)
    return redirect(`/organisations/${params.code}/people?done=withdrawn`)
  })

const DONE = ["invited", "withdrawn", "changed", "ended"] as const

export default function OrganisationPeople() {
  const { organisation, members, requests, invitations, isFirst, done } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  const here = `/organisations/${organisation.code}`
  const name = <bdi lang={organisation.language}>{organisation.name}</bdi>
  return (
    <div className="wrap band-s">
      <Refused refusal={refusal} />
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: "/organisations", label: t("common.nav.organisations") },
          { href: here, label: organisation.name, lang: organisation.language },
          { label: t("people.members.title") },
        ]}
      />
      <PageHead
        kick={name}
        title={t("people.members.title")}
        action={<ButtonLink href={`${here}/people/new`}>{t("people.members.invite")}</ButtonLink>}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`people.members.done.${told}`)}
        </Note>
      ) : null}
      <div className="stack-l">
        <Section id="requests" title={t("people.requests.title")} count={requests.length}>
          <RequestTable rows={requests} />
        </Section>
        <Section id="members" title={t("people.members.who")}>
          <MemberTable
            organisation={organisation.code}
            rows={members.rows}
            first={isFirst ? null : { href: `${here}/people`, label: t("common.list.first") }}
            next={
              members.next
                ? { href: `${here}/people?after=${members.next}`, label: t("common.list.next") }
                : null
            }
          />
        </Section>
        <Section id="invitations" title={t("people.members.invitations")} count={invitations.length}>
          <OrganisationInvitationTable rows={invitations} />
        </Section>
      </div>
    </div>
  )
}
