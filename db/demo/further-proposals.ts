import { admitted, begun, type DemoProposal, discussed, step, submitted, toBallot } from "./proposal-kinds.ts"

/** Those of the ten that are still on their way. */
export const FURTHER: readonly DemoProposal[] = [
  {
    ...{
      key: "p4",
      roundtable: "t3",
      topic: "scuola",
      territory: "Puglia",
      createdBy: "u-omar",
      addressee: "o-istituto",
    },
    ...{ title: "Una consulta dei giovani in ogni istituto (demo)", authors: ["o-ponte", "t3:D1"] },
    ...{ supports: ["t3:D2", "t3:D1", "t3:A4"], state: "discussion" },
    answers: [
      "A scuola decidono spesso adulti che non hanno mai cambiato lingua.",
      "Proponiamo una consulta di studentesse e studenti, con e senza storia migratoria, che dia un parere su orari, accoglienza e orientamento. Si riunisce quattro volte all'anno, in orario di lezione, e la presenza vale come attività scolastica.",
      "All'Istituto superiore Campione (demo). La scuola risponde per scritto a ogni parere. Si comincia con un istituto che vuole provare.",
      "Alla fine dell'anno la consulta racconta al Tavolo che cosa è cambiato e che cosa no.",
    ],
    events: [begun(40), submitted(36), admitted(30), discussed(29)],
  },
  {
    ...{
      key: "p3",
      roundtable: "t3",
      topic: "lavoro",
      territory: "Puglia",
      createdBy: "u-lina",
      addressee: "o-passaparola",
    },
    ...{ title: "Un posto sicuro per i bambini durante i corsi (demo)", authors: ["o-donne", "o-orizzonti"] },
    ...{ supports: ["t3:C2", "t3:C1", "t3:D2", "t3:B2"], state: "ballot" },
    answers: [
      "Molte madri lasciano i corsi perché non sanno a chi affidare i figli.",
      "Proponiamo una stanza accanto all'aula, con due persone preparate, per bambini dai tre ai dieci anni. Si prenota al momento dell'iscrizione, dicendo solo il numero e la fascia di età. Se un corso è solo online, la proposta non si applica.",
      "All'Ente formativo Passaparola (demo). Il costo va scritto nel bilancio del corso fin dall'inizio.",
      "Alla fine si confronta quante persone hanno finito il corso con e senza questo servizio.",
    ],
    events: [begun(33), submitted(30), admitted(24), discussed(23), toBallot(5)],
  },
  {
    ...{
      key: "p5",
      roundtable: "t3",
      at: "t5",
      topic: "cittadinanza e rappresentanza politica",
      territory: "Puglia",
    },
    ...{
      title: "Une seule carte des guichets, avec les langues parlées (démo)",
      language: "fr",
      createdBy: "u-fatou",
    },
    ...{
      authors: ["o-orizzonti", "o-mediterranea"],
      supports: ["t3:C1", "t3:C3", "t3:B1"],
      state: "admitted",
    },
    answers: [
      "Chaque guichet a sa propre feuille d'horaires, et les feuilles ne disent pas la même chose.",
      "Nous proposons une seule carte, la même pour toutes les régions, avec l'adresse, les horaires, le téléphone et les langues parlées ce jour-là. La carte s'imprime en grand format et s'affiche. Les données sont ouvertes, pour que d'autres sites puissent les montrer.",
      "À la table interrégionale. Les personnes qui tiennent le guichet la mettent à jour en une minute par semaine.",
      "Si une information n'est pas confirmée depuis un mois, la carte le dit.",
    ],
    working: {
      ...{ by: "u-lina", title: "Una mappa sola dei PUA, con le lingue parlate (demo)" },
      answers: [
        "Ogni sportello ha il suo foglio con gli orari, e i fogli non coincidono.",
        "Proponiamo una mappa unica, uguale per tutte le regioni, con indirizzo, orari, telefono e lingue parlate in quel giorno. La mappa si può stampare in grande e appendere. I dati sono aperti, così anche altri siti li possono mostrare.",
        "Al Tavolo interregionale. Chi lavora allo sportello la aggiorna con un minuto di lavoro alla settimana.",
        "Se una voce non è confermata da un mese, la mappa lo dice.",
      ],
    },
    events: [
      ...[begun(28), submitted(25)],
      { kind: "version_approved", state: "submitted", daysAgo: 22, by: "author" },
      admitted(20),
      {
        ...step(
          "passed",
          "admitted",
          18,
          "La mappa serve a tutte le regioni: ne parla il Tavolo interregionale.",
        ),
        to: "t5",
      },
    ],
  },
  {
    ...{
      key: "p6",
      roundtable: "t4",
      topic: "lavoro",
      territory: "Basilicata",
      createdBy: "u-bruno",
      addressee: "o-ambito",
    },
    ...{ title: "Un elenco dei mediatori con i giorni liberi (demo)", authors: ["o-fili"] },
    ...{ supports: ["t4:7", "t4:1"], state: "submitted" },
    answers: [
      "Quando serve una mediatrice, gli uffici telefonano a chi conoscono. Così lavorano sempre le stesse persone e certe lingue non si trovano mai.",
      "Proponiamo un elenco con lingue, zona e giorni liberi della settimana. Chi è nell'elenco aggiorna da sé i propri giorni. L'elenco non contiene nazionalità né altre notizie private.",
      "All'Ambito sociale Collina (demo), che cura l'elenco.",
      "Gli uffici chiedono a tutti quelli che sono liberi e scrivono perché hanno scelto.",
    ],
    events: [begun(12), submitted(10)],
  },
  {
    ...{
      key: "p7",
      roundtable: "t3",
      topic: "cultura, sport e partecipazione",
      territory: "Puglia",
      createdBy: "u-fatou",
    },
    ...{
      title: "Micro-progetti: un bando di tre pagine (demo)",
      authors: ["o-orizzonti"],
      invited: ["o-fili"],
    },
    ...{ supports: [], state: "draft" },
    answers: [
      "I bandi per le piccole associazioni sono più lunghi dei progetti.",
      "Proponiamo un modulo di tre pagine: che cosa facciamo, con chi, quanto costa. Il Tavolo sceglie in una seduta pubblica, con il voto di ogni gruppo.",
      "La somma richiesta è scritta in chiaro e i soldi li gestisce l'ente che finanzia, non questa piattaforma.",
      "A metà strada chi ha vinto racconta al Tavolo come sta andando.",
    ],
    events: [begun(3)],
  },
]

/** What was said of the youth council: stance, in whose name, in answer to which. */
export const PROPOSAL_COMMENTS = [
  {
    key: "p4:c1",
    seat: "t3:D1",
    stance: "for",
    text: "Se la risposta scritta non c'è, la consulta diventa un teatro.",
  },
  {
    key: "p4:c2",
    body: "o-istituto",
    stance: "neutral",
    text: "Quattro riunioni in orario di lezione vanno concordate con il collegio docenti.",
  },
  { key: "p4:c3", body: "o-ponte", stance: "for", text: "Bastano due ore ogni trimestre." },
  {
    key: "p4:c4",
    body: "o-sindacato",
    stance: "against",
    text: "Esiste già il comitato studentesco: meglio rafforzarlo.",
  },
  {
    key: "p4:c5",
    seat: "t3:D1",
    stance: "for",
    parent: "p4:c4",
    text: "Possiamo nascere dentro il comitato, con due posti riservati.",
  },
] as const
