import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Status } from "../ui/status.tsx"
import type { InvitationState } from "./invitation.ts"

type Row = {
  code: string
  name: string | null
  email: string | null
  rank: number
  label: string
  expiresAt: string | Date
  state: InvitationState
  resendKey: string
  withdrawKey: string
}

const RowForm = (props: {
  row: Row
  intent: "resend" | "withdraw"
  formKey: string
  label: string
  hidden: string
}) => (
  <form method="post">
    <FormKey value={props.formKey} />
    <input type="hidden" name="intent" value={props.intent} />
    <input type="hidden" name="invitationCode" value={props.row.code} />
    <Button kind="quiet" dense hidden={props.hidden}>
      {props.label}
    </Button>
  </form>
)

/** Invitations that wait for their person, each with its two ways on. */
export const InvitationTable = ({ invitations }: { invitations: readonly Row[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("roundtables.members.invitations")}
      captionHidden
      rows={invitations}
      rowKey={(row) => row.code}
      empty={t("roundtables.members.no_invitations")}
      columns={[
        {
          key: "who",
          heading: t("roundtables.members.invited"),
          cell: (row) => (
            <>
              <bdi>{row.name}</bdi> <bdi className="small muted">{row.email}</bdi>
            </>
          ),
        },
        { key: "seat", heading: t("roundtables.members.seat"), cell: (row) => <bdi>{row.label}</bdi> },
        {
          key: "until",
          heading: t("roundtables.members.expires"),
          cell: (row) => dates.moment(row.expiresAt),
        },
        {
          key: "state",
          heading: t("roundtables.members.condition"),
          cell: (row) => <Status tone="wait">{t(`roundtables.members.states.${row.state}`)}</Status>,
        },
        {
          key: "actions",
          heading: t("roundtables.members.actions"),
          cell: (row) => (
            <div className="row-x">
              <RowForm
                row={row}
                intent="resend"
                formKey={row.resendKey}
                label={t("roundtables.members.resend")}
                hidden={t("roundtables.members.resend_to", { name: row.name ?? "" })}
              />
              <RowForm
                row={row}
                intent="withdraw"
                formKey={row.withdrawKey}
                label={t("roundtables.members.withdraw")}
                hidden={t("roundtables.members.withdraw_of", { name: row.name ?? "" })}
              />
            </div>
          ),
        },
      ]}
    />
  )
}
