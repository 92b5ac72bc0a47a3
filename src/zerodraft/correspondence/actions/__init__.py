"""The only writers of correspondence."""

from zerodraft.correspondence.actions.announcing import (
    CannotAnnounce,
    begin_letter_of_change,
    leave_untold,
    tell_of_changes,
)
from zerodraft.correspondence.actions.approving import approve, name_deputy, prepare, reopen, withdraw_approval
from zerodraft.correspondence.actions.circulating import (
    CannotCirculate,
    cancel_circulation,
    drop_circulation,
    go_on_circulating,
    hold_circulation,
    note_arrived,
    propose_circulation,
    send_again,
    send_circulation,
)
from zerodraft.correspondence.actions.commenting import comment, reopen_comment, resolve
from zerodraft.correspondence.actions.composing import (
    CannotCompose,
    StaleLetter,
    begin,
    restore,
    revise,
    set_aside,
    take_up,
)
from zerodraft.correspondence.actions.confirming import (
    AlreadyConfirmed,
    ChangedMeanwhile,
    NotReady,
    confirm_letter,
)
from zerodraft.correspondence.actions.distributing import keep_list, remove_list
from zerodraft.correspondence.actions.emblems import keep_emblem, withdraw_emblem
from zerodraft.correspondence.actions.erasing import erase_outgoing
from zerodraft.correspondence.actions.receiving import begin_without_letter, erase, receive_letter
from zerodraft.correspondence.actions.releasing import NotAsGiven, attach_scan, release, remove_scan
from zerodraft.correspondence.actions.reviewing import (
    Closed,
    Stale,
    add_fact,
    answer_flag,
    choose_process,
    correct_fact,
    match_meeting,
    strike_fact,
    undo,
)

__all__ = [
    "AlreadyConfirmed",
    "CannotAnnounce",
    "CannotCirculate",
    "CannotCompose",
    "ChangedMeanwhile",
    "Closed",
    "NotAsGiven",
    "NotReady",
    "Stale",
    "StaleLetter",
    "add_fact",
    "answer_flag",
    "approve",
    "attach_scan",
    "begin",
    "begin_letter_of_change",
    "begin_without_letter",
    "cancel_circulation",
    "choose_process",
    "comment",
    "confirm_letter",
    "correct_fact",
    "drop_circulation",
    "erase",
    "erase_outgoing",
    "go_on_circulating",
    "hold_circulation",
    "keep_emblem",
    "keep_list",
    "leave_untold",
    "match_meeting",
    "name_deputy",
    "note_arrived",
    "prepare",
    "propose_circulation",
    "receive_letter",
    "release",
    "remove_list",
    "remove_scan",
    "reopen",
    "reopen_comment",
    "resolve",
    "restore",
    "revise",
    "send_again",
    "send_circulation",
    "set_aside",
    "strike_fact",
    "take_up",
    "tell_of_changes",
    "undo",
    "withdraw_approval",
    "withdraw_emblem",
]
