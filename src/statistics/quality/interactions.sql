-- One row an interaction. Of each column: true is not as it should be, false is, null is not looked at.
-- Of a repeat only that it is one is looked at.
select
  k.source,
  k.at,
  k.slot,
  k.record_id,
  k.part,
  k.contact_point_id,
  k.repeat_of,
  k.repeat_part,
  case when not k.is_repeat and k.kind <> 'system' then k.is_unknown_customer end as lacks_customer,
  -- Who wrote for us, or took the call.
  case when k.is_turn and k.author_kind = 'agent' then not k.has_agent end as lacks_agent,
  case when k.is_turn then k.direction is null end as lacks_direction,
  k.is_turn and k.direction is not null and k.is_direction_filled as fills_direction,
  case when k.is_message then not k.has_text and not k.has_attachments end as lacks_text,
  case when k.is_message and k.has_text then k.language is null end as lacks_language,
  k.is_message and k.has_text and k.language is not null as fills_language,
  k.is_repeat,
  case when k.is_turn then coalesce(k.is_own_person, false) end as is_own_person,
  case when not k.is_repeat then coalesce(k.is_ahead, false) end as is_ahead,
  case when k.may_hold_numbers then coalesce('card' = any (k.sensitive), false) end as has_card,
  case when k.may_hold_numbers then coalesce('id-number' = any (k.sensitive), false) end as has_id_number,
  case when k.may_hold_numbers then coalesce('bank-account' = any (k.sensitive), false) end
    as has_bank_account
from (
  select
    *,
    repeat_of is not null as is_repeat,
    repeat_of is null and kind in ('message', 'call') as is_turn,
    repeat_of is null and kind = 'message' as is_message,
    -- Names and attributes are looked into, too, but it is by their texts that interactions are counted.
    repeat_of is null and (has_text or sensitive is not null) as may_hold_numbers
  from published.kept
) k
where not k.is_leg
