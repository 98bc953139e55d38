// People's mediation (人民调解) in JavaScript, for `jingwu conform`.
//
// Written from two pages, on which all that it does stands: docs/machines/people_mediation.md
// (the machine) and docs/reference/conformance.md (the protocol, what the engine does, how time
// is counted).
// Node 20 or later, no packages:
//
//     jingwu conform -- node examples/conformance/people_mediation.js

'use strict';

const readline = require('node:readline');

// ---- Days and instants -------------------------------------------------------------------
// A day is its number, counted from 1970-01-01; an instant is its microsecond, a BigInt,
// because the last microsecond of a day is the last one in time.

const SECOND = 1_000_000n;
const DAY = 86_400n * SECOND;
const EAST_8 = 8n * 3_600n * SECOND;

/** The number of a day of the Gregorian calendar. */
function dayNumber(year, month, day) {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The year, month and day of a number. */
function civil(number) {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

const LAST_DAY = dayNumber(9999, 12, 31);

function parseDay(text) {
  const [year, month, day] = text.split('-').map(Number);
  return dayNumber(year, month, day);
}

const RFC_3339 =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,6}))?(?:Z|([+-])(\d{2}):(\d{2}))$/;

function parseInstant(text) {
  const found = RFC_3339.exec(text);
  if (found === null) throw new Error(`no time: ${text}`);
  const [, day, hour, minute, second, fraction = '', sign, offsetHour, offsetMinute] = found;
  const seconds = (BigInt(hour) * 60n + BigInt(minute)) * 60n + BigInt(second);
  let instant = BigInt(parseDay(day)) * DAY + seconds * SECOND + BigInt(fraction.padEnd(6, '0'));
  if (sign !== undefined) {
    const offset = (BigInt(offsetHour) * 60n + BigInt(offsetMinute)) * 60n * SECOND;
    instant += sign === '+' ? -offset : offset;
  }
  return instant;
}

function pad(number, width = 2) {
  return String(number).padStart(width, '0');
}

/** The number of the day on which an instant lies at +08:00. */
function dayOf(instant) {
  const local = instant + EAST_8;
  const rest = ((local % DAY) + DAY) % DAY;
  return Number((local - rest) / DAY);
}

/** The first instant of a day at +08:00. */
function beginningOf(day) {
  return BigInt(day) * DAY - EAST_8;
}

/** The last instant of a day at +08:00. */
function endOf(day) {
  return beginningOf(day + 1) - 1n;
}

function writeInstant(instant) {
  if (instant === null) return null;
  const number = dayOf(instant);
  const { year, month, day } = civil(number);
  const within = instant - beginningOf(number);
  const seconds = Number(within / SECOND);
  const micros = Number(within % SECOND);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = micros === 0 ? '' : `.${pad(micros, 6)}`;
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}T${clock.map((n) => pad(n)).join(':')}${fraction}+08:00`;
}

// ---- Working days ------------------------------------------------------------------------

class Calendar {
  constructor({ off, worked }) {
    this.off = new Set(off.map(parseDay));
    this.worked = new Set(worked.map(parseDay));
  }

  isWorking(day) {
    // 1970-01-01 was a Thursday; Monday is 0.
    const weekday = (((day + 3) % 7) + 7) % 7;
    return weekday < 5 ? !this.off.has(day) : this.worked.has(day);
  }

  /** The first working day from a day on. */
  firstFrom(day) {
    let found = day;
    while (!this.isWorking(found)) found += 1;
    return found;
  }

  /** The Nth working day after a day. */
  nthAfter(day, n) {
    let found = day;
    for (let left = n; left > 0; left -= 1) found = this.firstFrom(found + 1);
    return found;
  }

  /** The last instant in time, or null beyond the year 9999. */
  due({ unit, length }, start) {
    if (unit === 'hours') return start + BigInt(length) * 3_600n * SECOND;
    const last = this.lastDay(unit, length, dayOf(start));
    return last > LAST_DAY ? null : endOf(last);
  }

  lastDay(unit, length, first) {
    switch (unit) {
      case 'working_days':
        return this.nthAfter(first, length);
      case 'days':
        return this.firstFrom(first + length);
      case 'months':
        return this.firstFrom(monthsLater(first, length));
      default:
        throw new Error(`no unit: ${unit}`);
    }
  }
}

function monthsLater(number, months) {
  const { year, month, day } = civil(number);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), (count % 12) + 1];
  const next = toMonth === 12 ? dayNumber(toYear + 1, 1, 1) : dayNumber(toYear, toMonth + 1, 1);
  return Math.min(dayNumber(toYear, toMonth, day), next - 1);
}

// ---- The machine's page: who, what, within what time -------------------------------------

const PARTY = 'party';
const COMMITTEE = 'committee';
const MEDIATOR = 'mediator';
const COURT = 'court';
const CLOCK = 'clock';
const STATION = 'station';

const months = (length) => ({ unit: 'months', length });
const days = (length) => ({ unit: 'days', length });

const CLOCKS = {
  mediation_month: { period: months(1) },
  confirmation_window: { period: days(30) },
  court_acceptance: { period: days(3) },
  court_decision: { period: days(15), extension: { length: 10, times: 1 } },
  enforcement_window: { period: months(24), countedFrom: 'performance_due' },
};

// None of these duties has a period: each is due at once, or owed until it is discharged.
const DUTIES = {
  inform_other_routes: { each: 'parties', by: [COMMITTEE] },
  tell_rights: { each: 'parties', by: [MEDIATOR] },
  report_risk: { to: STATION, by: [MEDIATOR, COMMITTEE] },
  tell_other_routes: { each: 'parties', by: [MEDIATOR, COMMITTEE] },
  supervise_performance: { to: PARTY, by: [COMMITTEE], byTelling: false },
  copy_to_each_party: {
    each: 'parties',
    by: [COMMITTEE],
    ways: ['in_writing', 'electronically'],
  },
};

const ENDS = new Set([
  'not_mediated',
  'terminated',
  'performed',
  'in_litigation',
  'enforcement',
]);

const NO_FACTS = Object.freeze({
  parties: [],
  mediators: [],
  escalation: false,
  items: [],
  document: null,
  performance_due: null,
  drafted: null,
  form: null,
  effective: null,
  window_closed: false,
  accepted: false,
  extended: false,
  on_rights: false,
});

const NO_AGREEMENT = {
  items: [],
  document: null,
  performance_due: null,
  drafted: null,
};

/** What a field of an event is where it is absent; any other is null. */
const WHERE_ABSENT = {
  invitees: [],
  invitees_accepted: false,
  in_public: false,
  open_asked: false,
  closed_asked: false,
  on_rights: false,
  court_invited: false,
  subject: 'civil',
  tried: [],
};

const field = (event, name) => event[name] ?? WHERE_ABSENT[name] ?? null;

// ---- Guards: whether an event may pass, by the facts before it ----------------------------

/** Whether every party acted, as a party. */
function everyPartyActs(facts, event) {
  const acted = new Set(event.acts.filter(({ by }) => by.kind === PARTY).map(({ by }) => by.ref));
  return facts.parties.every((party) => acted.has(party));
}

/** Whether no act, of whomever, is before an instant. */
function noActBefore(instant, event) {
  return instant === null || event.acts.every((act) => parseInstant(act.at) >= instant);
}

function heldAsAsked(event) {
  const closed = field(event, 'closed_asked');
  return field(event, 'in_public') ? !closed : closed || !field(event, 'open_asked');
}

function onDayOfLastAct(event) {
  if (event.acts.length === 0) return true;
  const last = event.acts.map((act) => parseInstant(act.at)).reduce((a, b) => (b > a ? b : a));
  return dayOf(last) === dayOf(parseInstant(event.at));
}

function sameDocument(one, other) {
  if (one === null || other === null) return one === other;
  return one.token === other.token && one.sha256 === other.sha256;
}

const GUARDS = {
  'parties.too_few': (facts, event) => event.parties.length >= 2,
  'applicant.not_a_party': (facts, event) => event.parties.includes(event.by.ref),
  'referral.not_told': (facts, event) => {
    const referral = field(event, 'referral');
    if (referral === null) return true;
    return (
      referral.workflow === 'security_mediation' && referral.state === 'referred_to_pmc_or_court'
    );
  },
  'party.unknown': (facts, { by }) => by.kind !== PARTY || facts.parties.includes(by.ref),
  'mediator.none': (facts, event) => event.mediators.length >= 1,
  'mediator.not_accepted': everyPartyActs,
  'mediator.not_assigned': (facts, { by }) =>
    by.kind !== MEDIATOR || facts.mediators.includes(by.ref),
  'rights.not_told': (facts, event) => event.rights_told,
  'invitees.no_consent': (facts, event) =>
    field(event, 'invitees').length === 0 || field(event, 'invitees_accepted'),
  'session.not_as_asked': (facts, event) => heldAsAsked(event),
  'agreement.not_all_agree': everyPartyActs,
  'agreement.writing_wanted': (facts, event) => event.writing_unnecessary,
  'agreement.not_recorded': (facts, event) => event.recorded,
  'agreement.another_day': (facts, event) => onDayOfLastAct(event),
  'draft.items_missing': (facts, event) =>
    ['parties', 'facts', 'content', 'performance'].every((item) => event.items.includes(item)),
  'draft.no_document': (facts, event) => field(event, 'document') !== null,
  'sign.party_missing': everyPartyActs,
  'sign.mediator_missing': (facts, event) =>
    event.acts.some(({ by }) => by.kind === MEDIATOR && facts.mediators.includes(by.ref)),
  'seal.missing': (facts, event) => event.seal,
  'sign.another_document': (facts, event) =>
    sameDocument(field(event, 'document'), facts.document),
  'sign.before_draft': (facts, event) => noActBefore(facts.drafted, event),
  'confirmation.not_joint': everyPartyActs,
  'confirmation.before_effect': (facts, event) => noActBefore(facts.effective, event),
  'confirmation.window_closed': (facts) => !facts.window_closed,
  'confirmation.personal_status': (facts, event) => field(event, 'subject') === 'civil',
  'confirmation.wrong_court': (facts, event) =>
    field(event, 'court_invited')
      ? event.ground === 'invited'
      : ['domicile', 'subject', 'body'].includes(event.ground),
  'court.already_accepted': (facts) => !facts.accepted,
  'withdrawal.not_joint': everyPartyActs,
  'court.not_accepted': (facts) => facts.accepted,
  'court.already_extended': (facts) => !facts.extended,
  'court.no_approval': (facts, event) => event.president_approved,
  'again.not_all_parties': everyPartyActs,
  'performance.not_checked': (facts, event) => event.checked,
  'enforcement.against_no_other_party': (facts, event) =>
    facts.parties.includes(event.against) && event.against !== event.by.ref,
};

// ---- The rows, in the order of the page --------------------------------------------------
// `to` is absent where the state stays.

const ROWS = [
  {
    from: [null],
    event: 'apply',
    by: [PARTY],
    guards: ['parties.too_few', 'applicant.not_a_party', 'referral.not_told'],
    to: 'applied',
    keeps: ['parties'],
  },
  {
    from: [null],
    event: 'propose',
    by: [COMMITTEE],
    guards: ['parties.too_few'],
    to: 'proposed',
    keeps: ['parties'],
  },
  {
    from: ['applied', 'proposed'],
    event: 'refuse',
    by: [PARTY],
    guards: ['party.unknown'],
    to: 'not_mediated',
    owes: ['inform_other_routes'],
  },
  {
    from: ['applied', 'proposed'],
    event: 'assign',
    by: [COMMITTEE, PARTY],
    guards: ['party.unknown', 'mediator.none', 'mediator.not_accepted'],
    to: 'assigned',
    keeps: ['mediators'],
    starts: ['mediation_month'],
    owes: ['tell_rights'],
  },
  {
    from: ['applied'],
    event: 'decline',
    by: [COMMITTEE],
    to: 'not_mediated',
    owes: ['inform_other_routes'],
  },
  {
    from: ['assigned'],
    event: 'begin',
    by: [MEDIATOR],
    guards: [
      'mediator.not_assigned',
      'rights.not_told',
      'invitees.no_consent',
      'session.not_as_asked',
    ],
    to: 'in_mediation',
    discharges: ['tell_rights'],
  },
  {
    from: ['in_mediation'],
    event: 'find_risk',
    by: [MEDIATOR],
    guards: ['mediator.not_assigned'],
    sets: { escalation: true },
    owes: ['report_risk'],
  },
  {
    from: ['assigned'],
    event: 'ask_to_end',
    by: [PARTY],
    guards: ['party.unknown'],
    to: 'terminated',
    owes: ['tell_other_routes'],
    discharges: ['tell_rights'],
  },
  {
    from: ['in_mediation', 'drafted'],
    event: 'ask_to_end',
    by: [PARTY],
    guards: ['party.unknown'],
    to: 'terminated',
    owes: ['tell_other_routes'],
  },
  {
    from: ['assigned'],
    event: 'fail',
    by: [MEDIATOR],
    guards: ['mediator.not_assigned'],
    to: 'terminated',
    owes: ['tell_other_routes'],
    discharges: ['tell_rights'],
  },
  {
    from: ['in_mediation', 'drafted'],
    event: 'fail',
    by: [MEDIATOR],
    guards: ['mediator.not_assigned'],
    to: 'terminated',
    owes: ['tell_other_routes'],
  },
  {
    from: ['in_mediation'],
    event: 'agree_orally',
    by: [MEDIATOR],
    guards: [
      'mediator.not_assigned',
      'agreement.not_all_agree',
      'agreement.writing_wanted',
      'agreement.not_recorded',
      'agreement.another_day',
    ],
    to: 'effective',
    keeps: ['performance_due', 'on_rights'],
    stamps: ['effective'],
    sets: { form: 'oral' },
    starts: ['confirmation_window'],
    stops: ['mediation_month'],
    owes: ['supervise_performance'],
  },
  {
    from: ['in_mediation'],
    event: 'draft',
    by: [MEDIATOR],
    guards: ['mediator.not_assigned', 'draft.items_missing', 'draft.no_document'],
    to: 'drafted',
    keeps: ['items', 'document', 'performance_due'],
    stamps: ['drafted'],
  },
  {
    from: ['drafted'],
    event: 'sign',
    by: [COMMITTEE],
    guards: [
      'sign.party_missing',
      'sign.mediator_missing',
      'seal.missing',
      'sign.another_document',
      'sign.before_draft',
    ],
    to: 'effective',
    stamps: ['effective'],
    sets: { form: 'written' },
    starts: ['confirmation_window'],
    stops: ['mediation_month'],
    owes: ['copy_to_each_party', 'supervise_performance'],
  },
  {
    from: ['drafted'],
    event: 'ask_changes',
    by: [PARTY],
    guards: ['party.unknown'],
    to: 'in_mediation',
    sets: NO_AGREEMENT,
  },
  {
    from: ['effective'],
    event: 'apply_for_confirmation',
    by: [PARTY],
    guards: [
      'party.unknown',
      'confirmation.not_joint',
      'confirmation.before_effect',
      'confirmation.window_closed',
      'confirmation.personal_status',
      'confirmation.wrong_court',
    ],
    to: 'confirmation_pending',
    starts: ['court_acceptance'],
  },
  {
    from: ['confirmation_pending'],
    event: 'not_accepted',
    by: [COURT],
    guards: ['court.already_accepted'],
    to: 'effective',
    stops: ['court_acceptance'],
  },
  {
    from: ['confirmation_pending'],
    event: 'withdraw_application',
    by: [PARTY],
    guards: ['party.unknown', 'withdrawal.not_joint'],
    to: 'effective',
    sets: { accepted: false, extended: false },
    stops: ['court_acceptance', 'court_decision'],
  },
  {
    from: ['confirmation_pending'],
    event: 'accept',
    by: [COURT],
    guards: ['court.already_accepted'],
    sets: { accepted: true },
    starts: ['court_decision'],
    stops: ['court_acceptance'],
  },
  {
    from: ['confirmation_pending'],
    event: 'extend',
    by: [COURT],
    guards: ['court.not_accepted', 'court.already_extended', 'court.no_approval'],
    sets: { extended: true },
    extends: ['court_decision'],
  },
  {
    from: ['confirmation_pending'],
    event: 'confirm',
    by: [COURT],
    to: 'confirmed',
    starts: ['enforcement_window'],
    stops: ['court_acceptance', 'court_decision', 'confirmation_window'],
  },
  {
    from: ['confirmation_pending'],
    event: 'reject_application',
    by: [COURT],
    to: 'unconfirmed',
    stops: ['court_acceptance', 'court_decision', 'confirmation_window'],
  },
  {
    from: ['confirmation_pending'],
    event: 'hold_invalid',
    by: [COURT],
    to: 'unconfirmed',
    stops: ['court_acceptance', 'court_decision', 'confirmation_window'],
  },
  {
    from: ['unconfirmed'],
    event: 'mediate_again',
    by: [PARTY],
    guards: ['party.unknown', 'again.not_all_parties'],
    to: 'assigned',
    sets: {
      ...NO_AGREEMENT,
      form: null,
      effective: null,
      on_rights: false,
      accepted: false,
      extended: false,
    },
    owes: ['tell_rights'],
    discharges: ['supervise_performance'],
  },
  {
    from: ['effective', 'confirmed'],
    event: 'perform',
    by: [PARTY, COMMITTEE],
    guards: ['party.unknown', 'performance.not_checked'],
    to: 'performed',
    discharges: ['supervise_performance'],
  },
  {
    from: ['effective', 'unconfirmed'],
    event: 'sue',
    by: [PARTY],
    guards: ['party.unknown'],
    to: 'in_litigation',
    discharges: ['supervise_performance'],
  },
  {
    from: ['confirmed'],
    event: 'seek_enforcement',
    by: [PARTY],
    guards: ['party.unknown', 'enforcement.against_no_other_party'],
    to: 'enforcement',
    discharges: ['supervise_performance'],
  },
  {
    from: ['effective'],
    event: 'close_window',
    by: [CLOCK],
    guards: ['confirmation.window_closed'],
    sets: { window_closed: true },
    stops: ['confirmation_window'],
  },
];

/** `told` may be recorded in every state, ends included. */
const TOLD = { event: 'told', by: [COMMITTEE, MEDIATOR] };

const EVENTS = new Set([...ROWS.map((row) => row.event), TOLD.event]);

const MOVES = new Map();
for (const row of ROWS) {
  for (const state of row.from) MOVES.set(`${state} ${row.event}`, row);
}

function rowFor(state, code) {
  if (code === TOLD.event) return state === null ? undefined : TOLD;
  return MOVES.get(`${state} ${code}`);
}

// ---- A case ------------------------------------------------------------------------------

class Case {
  constructor(calendar) {
    this.calendar = calendar;
    this.state = null;
    this.facts = NO_FACTS;
    this.first = null;
    this.lastAt = null;
    this.ids = new Set();
    this.clocks = new Map();
    this.duties = [];
  }

  /** One event: the state after it, or every code against it. */
  take(event) {
    const codes = this.against(event);
    if (codes.size > 0) return { refused: [...codes].sort() };
    this.apply(rowFor(this.state, event.event), event);
    return { state: this.state };
  }

  against(event) {
    if (!EVENTS.has(event.event)) return new Set(['event.unknown']);
    const codes = new Set();
    const at = parseInstant(event.at);
    if (this.first !== null) {
      if (event.proceeding_id !== this.first.proceeding) codes.add('event.foreign');
      if (at < this.lastAt) codes.add('event.before_last');
      if (this.ids.has(event.id)) codes.add('event.repeated');
    }
    const row = rowFor(this.state, event.event);
    if (row === undefined) return codes.add('event.not_here');
    if (!row.by.includes(event.by.kind)) codes.add('actor.not_allowed');
    if (this.actsOutOfTime(event, at)) codes.add('acts.out_of_time');
    for (const code of row.guards ?? []) {
      if (!GUARDS[code](this.facts, event)) codes.add(code);
    }
    if (row === TOLD) this.toldInVain(event, codes);
    return codes;
  }

  actsOutOfTime(event, at) {
    return (event.acts ?? []).some((act) => {
      const acted = parseInstant(act.at);
      return acted > at || (this.first !== null && acted < this.first.at);
    });
  }

  toldInVain(event, codes) {
    const found = this.openAnswered(event);
    if (found.length === 0) {
      codes.add('told.no_such_duty');
      return;
    }
    const { by, ways } = DUTIES[found[0].name];
    if (!by.includes(event.by.kind)) codes.add('actor.not_allowed');
    if (ways !== undefined && !ways.includes(event.how)) codes.add('told.wrong_way');
  }

  /** The open duties that telling somebody answers, the one owed first before the others. */
  openAnswered(event) {
    return this.duties.filter(
      (duty) =>
        duty.open &&
        duty.name === event.duty &&
        duty.to === event.to &&
        DUTIES[duty.name].byTelling !== false,
    );
  }

  apply(row, event) {
    const at = parseInstant(event.at);
    const facts = { ...this.facts, ...row.sets };
    for (const name of row.keeps ?? []) facts[name] = field(event, name);
    for (const name of row.stamps ?? []) facts[name] = at;
    this.facts = facts;
    this.state = row.to ?? this.state;
    this.turnClocks(row, at);
    this.turnDuties(row, event, at);
    this.first ??= { at, proceeding: event.proceeding_id };
    this.lastAt = at;
    this.ids.add(event.id);
  }

  turnClocks(row, at) {
    const stopping = ENDS.has(this.state) ? this.clocks.keys() : (row.stops ?? []);
    for (const name of stopping) {
      if (this.clocks.has(name)) this.clocks.get(name).running = false;
    }
    for (const name of row.extends ?? []) {
      const clock = this.clocks.get(name);
      if (clock?.running) this.extend(clock, CLOCKS[name], at);
    }
    for (const name of row.starts ?? []) {
      const { period, countedFrom } = CLOCKS[name];
      const day = countedFrom === undefined ? null : this.facts[countedFrom];
      const since = day === null ? at : beginningOf(parseDay(day));
      this.clocks.set(name, {
        name,
        since,
        due: this.calendar.due(period, since),
        running: true,
        extensions: 0,
      });
    }
  }

  extend(clock, { period, extension }, at) {
    if (clock.extensions === extension.times || (clock.due !== null && at > clock.due)) return;
    clock.extensions += 1;
    const length = period.length + clock.extensions * extension.length;
    clock.due = this.calendar.due({ unit: period.unit, length }, clock.since);
  }

  turnDuties(row, event, at) {
    if (row === TOLD) this.openAnswered(event)[0].open = false;
    for (const duty of this.duties) {
      if (row.discharges?.includes(duty.name)) duty.open = false;
    }
    for (const name of row.owes ?? []) {
      const { each, to } = DUTIES[name];
      const people = each === undefined ? [to] : new Set(this.facts[each]);
      for (const person of people) this.duties.push({ name, to: person, since: at, open: true });
    }
  }

  standing() {
    return {
      clocks: [...this.clocks.values()].map(({ name, since, due, running }) => ({
        name,
        since: writeInstant(since),
        due: writeInstant(due),
        running,
      })),
      duties: this.duties.map(({ name, to, since, open }) => ({
        name,
        to,
        since: writeInstant(since),
        due: null,
        open,
      })),
    };
  }
}

// ---- The protocol ------------------------------------------------------------------------

let calendar = null;

const ANSWERS = {
  begin(question) {
    calendar = new Calendar(question.calendar);
    return { workflows: ['people_mediation'], answers: ['history', 'due'] };
  },

  history({ workflow, events }) {
    if (workflow !== 'people_mediation') return { cannot: `no machine ${workflow}` };
    const proceeding = new Case(calendar);
    const steps = events.map((event) => proceeding.take(event));
    return { steps, ...proceeding.standing() };
  },

  due({ period, start }) {
    return { due: writeInstant(calendar.due(period, parseInstant(start))) };
  },
};

function answer(question) {
  const asked = ANSWERS[question.ask];
  const said = asked === undefined ? { cannot: `not asked: ${question.ask}` } : asked(question);
  return 'n' in question ? { n: question.n, ...said } : said;
}

readline
  .createInterface({ input: process.stdin, crlfDelay: Infinity })
  .on('line', (line) => process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`));
