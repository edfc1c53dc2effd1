export type DemoOrganisation = { key: string; name: string; kind: string; territory: string }

const rows = (territory: string, list: readonly (readonly [string, string, string])[]): DemoOrganisation[] =>
  list.map(([key, name, kind]) => ({ key, name, kind, territory }))

const LEVEL_OF_KIND: Record<string, string> = {
  ...{ ministry: "national", municipality: "municipal", school: "municipal", youth_group: "municipal" },
  ...{ social_district: "intermunicipal", state_office: "provincial", health: "provincial" },
}

/** How far a demo body reaches: what its kind says, unless its territory says more. */
export const levelOf = ({ kind, territory }: Pick<DemoOrganisation, "kind" | "territory">): string =>
  territory === "Nazionale"
    ? "national"
    : territory.includes(",")
      ? "interregional"
      : (LEVEL_OF_KIND[kind] ?? "regional")

/** Real bodies that the projects name: advisory seats only, nobody and nothing of theirs. */
export const REAL: readonly DemoOrganisation[] = [
  ...rows("Nazionale", [
    ["r-dg", "Direzione Generale dell'Immigrazione e delle Politiche di Integrazione", "ministry"],
    ["r-conngi", "CoNNGI", "youth_network"],
  ]),
  ...rows("Emilia-Romagna", [
    ["r-arteer", "ARTE-ER", "agency"],
    ["r-anci-er", "ANCI Emilia-Romagna", "local_authorities"],
    ["r-cpia-bo", "CPIA Metropolitan di Bologna", "school"],
    ["r-ravenna", "Comune di Ravenna", "municipality"],
    ["r-dimora", "Dimora d'Abramo", "third_sector"],
    ["r-cidas", "C.I.D.A.S.", "third_sector"],
    ["r-arcolaio", "Consorzio l'Arcolaio", "third_sector"],
    ["r-media98", "Media Group98", "third_sector"],
    ["r-ial", "IAL Innovazione Apprendimento Lavoro Emilia-Romagna", "training"],
  ]),
  ...rows("Umbria", [
    ["r-umbria", "Regione Umbria", "region"],
    ["r-arpal", "ARPAL", "employment"],
  ]),
  ...rows("Puglia", [
    ["r-puglia", "Regione Puglia", "region"],
    ["r-nova", "NOVA Consorzio di Cooperative Sociali", "third_sector"],
    ["r-quasar", "QUASAR", "third_sector"],
    ["r-rinascita", "RINASCITA", "third_sector"],
    ["r-oasi2", "Comunità Oasi2 San Francesco", "third_sector"],
    ["r-emmaus", "Fondazione Siniscalco Ceci Emmaus E.T.S.", "third_sector"],
    ["r-sofocle", "APS SOFOCLE", "third_sector"],
  ]),
  ...rows("Basilicata", [
    ["r-basilicata", "Regione Basilicata", "region"],
    ["r-lagonegro", "Comune di Lagonegro", "municipality"],
    ["r-melfi", "Comune di Melfi", "municipality"],
    ["r-policoro", "Comune di Policoro", "municipality"],
    ["r-potenza", "Comune di Potenza", "municipality"],
    ["r-gorgoglione", "Comune di Gorgoglione", "municipality"],
    ["r-anci-bas", "ANCI Basilicata", "local_authorities"],
    ["r-camera", "Camera di Commercio di Basilicata", "chamber"],
    ["r-pref-mt", "Prefettura di Matera", "state_office"],
    ["r-unibas", "Università di Basilicata", "university"],
    ["r-cpia-pz", "CPIA di Potenza", "school"],
    ["r-ccm", "CCM soc. coop.", "third_sector"],
    ["r-bandiere", "Associazione «Oltre le Bandiere»", "migrant_association"],
    ["r-lab", "LAB", "third_sector"],
  ]),
]

/** Invented bodies; every name says so. */
export const INVENTED: readonly DemoOrganisation[] = [
  ...rows("Puglia", [
    ["o-levante", "Ufficio Integrazione Levante (demo)", "regional_office"],
    ["o-borgo", "Comune di Borgo Esempio (demo)", "municipality"],
    ["o-asl", "Azienda sanitaria Levante (demo)", "health"],
    ["o-istituto", "Istituto superiore Campione (demo)", "school"],
    ["o-pref", "Ufficio territoriale Modello (demo)", "state_office"],
    ["o-casa", "Fondazione Casa Aperta (demo)", "third_sector"],
    ["o-sindacato", "Sindacato Insieme (demo)", "social_partner"],
    ["o-orizzonti", "Associazione Orizzonti (demo)", "migrant_association"],
    ["o-donne", "Donne in Rete APS (demo)", "migrant_association"],
    ["o-ponte", "Giovani Ponte (demo)", "youth_group"],
    ["o-abitare", "Rete Abitare (demo)", "third_sector"],
    ["o-rete", "Rete delle associazioni del Levante (demo)", "network"],
  ]),
  {
    key: "o-passaparola",
    name: "Ente formativo Passaparola (demo)",
    kind: "training",
    territory: "Puglia, Umbria, Basilicata",
  },
  {
    key: "o-mediterranea",
    name: "Comunità Mediterranea (demo)",
    kind: "migrant_association",
    territory: "Puglia, Basilicata",
  },
  { key: "o-coord", name: "Coordinamento giovani (demo)", kind: "youth_network", territory: "Nazionale" },
  {
    key: "o-lanterna",
    name: "Cooperativa Lanterna (demo)",
    kind: "third_sector",
    territory: "Basilicata, Umbria",
  },
  ...rows("Basilicata", [
    ["o-valle", "Comune di Valle Prova (demo)", "municipality"],
    ["o-monte", "Comune di Montefinto (demo)", "municipality"],
    ["o-ambito", "Ambito sociale Collina (demo)", "social_district"],
    ["o-asi", "Azienda sanitaria Interna (demo)", "health"],
    ["o-cia", "Centro istruzione adulti Esempio (demo)", "school"],
    ["o-fili", "Associazione Fili Comuni (demo)", "migrant_association"],
    ["o-passi", "Associazione Passi Nuovi (demo)", "migrant_association"],
  ]),
  ...rows("Emilia-Romagna", [
    ["o-pianura", "Ufficio Integrazione Pianura (demo)", "regional_office"],
    ["o-comune-pianura", "Comune di Pianura Prova (demo)", "municipality"],
    ["o-portico", "Cooperativa Portico (demo)", "third_sector"],
    ["o-mosaico", "Associazione Mosaico (demo)", "migrant_association"],
    ["o-ponte-lungo", "Associazione Il Ponte Lungo (demo)", "migrant_association"],
  ]),
  ...rows("Umbria", [
    ["o-colli", "Ufficio Integrazione Colli (demo)", "regional_office"],
    ["o-comune-collina", "Comune di Collina Prova (demo)", "municipality"],
    ["o-agenzia", "Agenzia lavoro Prova (demo)", "employment"],
    ["o-tre-lingue", "Associazione Tre Lingue (demo)", "migrant_association"],
    ["o-donne-colli", "Associazione Casa delle Donne Colli (demo)", "migrant_association"],
  ]),
]
