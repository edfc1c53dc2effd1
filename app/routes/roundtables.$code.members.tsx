import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { InvitationCode } from "../roundtables/input.ts"
import { listOpenInvitations } from "../roundtables/invitation-queries.server.ts"
import { InvitationTable } from "../roundtables/invitation-table.tsx"
import { listOfficers } from "../roundtables/officer-queries.server.ts"
import { OfficerTable } from "../roundtables/officer-table.tsx"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { resendInvitation } from "../roundtables/renew-invitation.server.ts"
import { RoundtableFrame } from "../roundtables/roundtable-frame.tsx"
import { listSeats } from "../roundtables/seat-queries.server.ts"
import { SeatTable } from "../roundtables/seat-table.tsx"
import { MembersLinks, SeatFilters } from "../roundtables/seats/members-parts.tsx"
import { countShown, isShown, SHOWN } from "../roundtables/seats/shown.ts"
import { withdrawInvitation } from "../roundtables/withdraw-invitation.server.ts"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    const [groups, officers, invitations] = await Promise.all([
      listSeats(ctx, roundtable.id),
      listOfficers(ctx, roundtable.id),
      roundtable.mayManageSeats ? listOpenInvitations(ctx, roundtable.id) : [],
    ])
    const search = new URL(request.url).searchParams
    const show = SHOWN.find((word) => word === search.get("show")) ?? "all"
    return {
      title: titleOf(context, `${context.t("roundtables.members.title")}, ${roundtable.name}`),
      roundtable,
      groups: groups.map((group) => ({ ...group, seats: group.seats.filter((seat) => isShown(seat, show)) })),
      counts: countShown(groups.flatMap((group) => group.seats)),
      show,
      officers,
      invitations: invitations.map((row) => ({ ...row, resendKey: newKey(), withdrawKey: newKey() })),
      done: search.get("done"),
    }
  })

const Intent = z.object({ intent: z.enum(["resend", "withdraw"]) })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { data } = Intent.safeParse(Object.fromEntries(await request.clone().formData()))
  const verb = data?.intent === "withdraw" ? withdrawInvitation : resendInvitation
  const done = data?.intent === "withdraw" ? "withdrawn" : "resent"
  return run(context, request, InvitationCode, {}, async (ctx, input) => {
    await verb(ctx, input)
    return redirect(`/roundtables/${params.code}/members?done=${done}`)
  })
}

const DONE = [
  "invited",
  "resent",
  "withdrawn",
  "ended",
  "seat_added",
  "created",
  "removed",
  "office_given",
  "office_ended",
] as const

export default function Members() {
  const { roundtable, groups, counts, show, officers, invitations, done } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  return (
    <RoundtableFrame
      roundtable={roundtable}
      current="members"
      action={
        roundtable.mayManageSeats ? (
          <ButtonLink kind="line" href={`/roundtables/${roundtable.code}/seats/new`}>
            {t("roundtables.members.new_seat")}
          </ButtonLink>
        ) : null
      }
    >
      <Refused refusal={refusal} />
      {told ? (
        <Note tone="ok" live>
          {t(`roundtables.members.done.${told}`)}
        </Note>
      ) : null}
      {roundtable.isMember || roundtable.mayManageSeats ? null : (
        <p className="muted">{t("roundtables.members.names_private")}</p>
      )}
      <SeatFilters home={`/roundtables/${roundtable.code}/members`} show={show} counts={counts} />
      <div className="stack-l above">
        {groups.map((group) => (
          <Section
            key={group.id}
            id={`group-${group.id}`}
            title={<bdi lang={roundtable.language}>{group.name}</bdi>}
            count={group.seats.length}
          >
            <SeatTable group={group.name} seats={group.seats} mayManage={roundtable.mayManageSeats} />
          </Section>
        ))}
        {officers ? (
          <Section
            id="officers"
            title={t("people.officers.title")}
            {...(roundtable.mayManageSeats
              ? {
                  link: {
                    href: `/roundtables/${roundtable.code}/officers/new`,
                    label: t("people.officers.new"),
                  },
                }
              : {})}
          >
            <OfficerTable officers={officers} mayManage={roundtable.mayManageSeats} />
          </Section>
        ) : null}
        {roundtable.mayManageSeats ? (
          <Section id="invitations" title={t("roundtables.members.invitations")} count={invitations.length}>
            <InvitationTable invitations={invitations} />
            <p className="above">
              <a href={`/roundtables/${roundtable.code}/audit`}>{t("audit.trail.link")}</a>
            </p>
          </Section>
        ) : null}
        <MembersLinks {...roundtable} />
      </div>
    </RoundtableFrame>
  )
}
