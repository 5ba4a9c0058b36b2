import { ActionIcon, Button, Group, TextInput, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { archiveCall } from '#renderer/api.ts';
import { useKeys } from '#renderer/app/keys.ts';
import { forgetUnsaved, useUnsaved } from '#renderer/app/unsaved.tsx';
import { ErrorNote, fieldErrors } from '#renderer/errors.tsx';
import { DayInput, tidyDay } from '#renderer/parts/day-input.tsx';
import { today } from '#renderer/parts/today.ts';
import { useAct } from '#renderer/parts/use-act.ts';
import card from '#renderer/people-card/card.module.css';
import { HEAD } from '#shared/codes/household-words.ts';
import { readAnyNumber } from '#shared/rules/person-number.ts';
import { readPhone } from '#shared/rules/phone.ts';
import { readName } from '#shared/rules/text.ts';
import classes from './household.module.css';
import { MovingChoice } from './moving-choice.tsx';
import { PersonPicker } from './person-picker.tsx';
import { choiceOf, type Picked } from './picked.ts';
import { PlaceFields } from './place-fields.tsx';
import { RelationInput } from './relation-input.tsx';

interface Line {
  key: number;
  picked: Picked | null;
  relation: string | null;
  isMoving: boolean;
}

/** 立户: the head, the members with their relation to the head, where they live, since when. */
export function NewHouseholdPage() {
  const [, navigate] = useLocation();
  const [communityId, setCommunityId] = useState<number | null>(null);
  const [address, setAddress] = useState('');
  const [openedOn, setOpenedOn] = useState(today());
  const [document, setDocument] = useState('');
  const [lines, setLines] = useState<Line[]>([{ key: 0, picked: null, relation: HEAD, isMoving: false }]);
  const [missing, setMissing] = useState<Record<string, string>>({});
  const nextKey = useRef(1);
  const act = useAct();
  const back = () => navigate('/households');
  const errors = { ...(act.failure ? fieldErrors(act.failure) : {}), ...missing };

  const change = (key: number, part: Partial<Line>) => {
    setMissing({});
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...part } : line)));
    // Where the head lives is where the household lives, unless the clerk said otherwise.
    const person = key === 0 && part.picked?.kind === 'known' ? part.picked.person : null;
    if (person && address === '') setAddress(person.address ?? '');
    if (person && communityId === null) setCommunityId(person.communityId);
  };
  const add = () => {
    const key = nextKey.current;
    nextKey.current += 1;
    setLines((old) => [...old, { key, picked: null, relation: null, isMoving: false }]);
  };

  const register = async (): Promise<number | null> => {
    const filled = lines.filter((line) => line.picked !== null || line.key === 0);
    const lacking: Record<string, string> = {};
    if (filled[0]?.picked === null) lacking['0.person'] = '请选择或登记户主';
    for (const line of filled) if (line.relation === null) lacking[`${line.key}.relation`] = '请选择关系';
    if (communityId === null) lacking.communityId = '请选择社区';
    setMissing(lacking);
    if (Object.keys(lacking).length > 0 || communityId === null) return null;
    let id: number | null = null;
    await act.run(async () => {
      const made = await archiveCall('households.open', {
        communityId,
        address,
        openedOn: tidyDay(openedOn),
        document,
        members: filled.flatMap(({ picked, relation, isMoving }) =>
          picked ? [{ person: choiceOf(picked), relation: relation ?? '', isMoving }] : [],
        ),
      });
      id = made.id;
      return `已立户，户号 ${made.number}`;
    });
    return id;
  };
  const save = async () => {
    const id = await register();
    if (id === null) return;
    forgetUnsaved();
    navigate(`/households/${id}`, { replace: true });
  };
  useUnsaved(
    lines.some((line) => line.picked !== null),
    async () => (await register()) !== null,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  useKeys({ Escape: back, 'Ctrl+S': () => void save(), 'Alt+A': add });
  const isFieldFailure = act.failure !== null && Object.keys(fieldErrors(act.failure)).length > 0;

  return (
    <form className={card.page} onSubmit={submit} aria-label="立户">
      <header className={card.head}>
        <Tooltip label="返回列表（Esc）">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label="返回列表" onClick={back}>
            <IconArrowLeft size={22} />
          </ActionIcon>
        </Tooltip>
        <div>
          <h1>立户</h1>
          <div className={card.facts}>户号由程序给出，以后不再变动</div>
        </div>
        <span className={card.spacer} />
        <Button type="submit" loading={act.isBusy} title="Ctrl+S">
          登记
        </Button>
      </header>
      {act.failure && !isFieldFailure ? <ErrorNote error={act.failure} /> : null}
      {errors.members || errors.relation ? (
        <p role="alert" className={classes.wrong}>
          {errors.members ?? errors.relation}
        </p>
      ) : null}
      <section className={card.panel} aria-label="成员">
        <h2>户主和成员</h2>
        <ol className={classes.lines}>
          {lines.map((line, index) => (
            <li key={line.key} className={classes.line}>
              <div className={classes.person}>
                <PersonPicker
                  label={index === 0 ? '户主' : `成员 ${index + 1}`}
                  value={line.picked}
                  onChange={(picked) => change(line.key, { picked, isMoving: false })}
                  errors={lineErrors(errors, line)}
                  isFirst={line.picked === null && line.key === lines.at(-1)?.key}
                />
                <MovingChoice
                  picked={line.picked}
                  isMoving={line.isMoving}
                  onChange={(isMoving) => change(line.key, { isMoving })}
                />
              </div>
              {index === 0 ? (
                <span className={classes.head}>户主</span>
              ) : (
                <RelationInput
                  label={`成员 ${index + 1} 与户主关系`}
                  value={line.relation}
                  error={errors[`${line.key}.relation`]}
                  onChange={(relation) => change(line.key, { relation })}
                  isBare
                />
              )}
              {index === 0 ? (
                <span />
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`删去成员 ${index + 1}`}
                  onClick={() => setLines((old) => old.filter((one) => one.key !== line.key))}
                >
                  <IconTrash size={17} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ol>
        <Button
          variant="default"
          size="compact-md"
          mt={8}
          title="Alt+A"
          leftSection={<IconPlus size={16} />}
          onClick={add}
        >
          添加成员
        </Button>
      </section>
      <section className={card.panel} aria-label="住处">
        <h2>住处和日期</h2>
        <div className={classes.fields}>
          <PlaceFields
            communityId={communityId}
            address={address}
            errors={errors}
            onChange={(part) => {
              setMissing({});
              if (part.communityId !== undefined) setCommunityId(part.communityId);
              if (part.address !== undefined) setAddress(part.address);
            }}
          />
          <DayInput
            label="立户日期（从这一天起算成员）"
            value={openedOn}
            error={errors.openedOn}
            onChange={setOpenedOn}
          />
          <TextInput
            label="依据（可不填，如户口簿、分户协议）"
            value={document}
            maxLength={200}
            error={errors.document}
            onChange={(event) => setDocument(event.currentTarget.value)}
          />
        </div>
      </section>
      <Group>
        <Button type="submit" loading={act.isBusy}>
          登记
        </Button>
        <Button variant="default" onClick={back}>
          不登记，返回
        </Button>
      </Group>
    </form>
  );
}

/** What is refused of a new person stands at the one it is true of: there may be several. */
function lineErrors(errors: Record<string, string>, line: Line): Record<string, string> {
  const own = errors[`${line.key}.person`];
  const { name, idNumber, mobile } = errors;
  const typed = line.picked?.kind === 'new' ? line.picked : null;
  const isNumberWrong = typed !== null && typed.idNumber.trim() !== '' && !readAnyNumber(typed.idNumber).ok;
  return {
    ...(own ? { person: own } : {}),
    ...(name && typed && !readName(typed.name).ok ? { name } : {}),
    ...(idNumber && isNumberWrong ? { idNumber } : {}),
    ...(mobile && typed && typed.mobile.trim() !== '' && !readPhone(typed.mobile).ok ? { mobile } : {}),
  };
}
