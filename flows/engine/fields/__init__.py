"""The closed vocabulary of field kinds: what a node's configuration is declared with."""

from __future__ import annotations

from flows.engine.fields.basic import PHONE as PHONE
from flows.engine.fields.basic import SIP as SIP
from flows.engine.fields.basic import VARIABLE as VARIABLE
from flows.engine.fields.basic import Choice as Choice
from flows.engine.fields.basic import Clips as Clips
from flows.engine.fields.basic import Config as Config
from flows.engine.fields.basic import Flow as Flow
from flows.engine.fields.basic import Items as Items
from flows.engine.fields.basic import Key as Key
from flows.engine.fields.basic import Kind as Kind
from flows.engine.fields.basic import Number as Number
from flows.engine.fields.basic import OurNumber as OurNumber
from flows.engine.fields.basic import Phone as Phone
from flows.engine.fields.basic import PhoneOrSip as PhoneOrSip
from flows.engine.fields.basic import PhoneOrVariable as PhoneOrVariable
from flows.engine.fields.basic import Prompt as Prompt
from flows.engine.fields.basic import PromptToRecord as PromptToRecord
from flows.engine.fields.basic import Seconds as Seconds
from flows.engine.fields.basic import Switch as Switch
from flows.engine.fields.basic import Template as Template
from flows.engine.fields.basic import Text as Text
from flows.engine.fields.basic import Tones as Tones
from flows.engine.fields.basic import Variable as Variable
from flows.engine.fields.basic import Version as Version
from flows.engine.fields.basic import refuse as refuse
from flows.engine.fields.shared import Announcement as Announcement
from flows.engine.fields.shared import CallerList as CallerList
from flows.engine.fields.shared import Hours as Hours
from flows.engine.fields.shared import HoursException as HoursException
from flows.engine.fields.shared import NameIn as NameIn
from flows.engine.fields.shared import Person as Person
from flows.engine.fields.shared import PositionToSet as PositionToSet
from flows.engine.fields.shared import Rung as Rung
from flows.engine.fields.shared import Shared as Shared
from flows.engine.fields.shared import SharedSwitch as SharedSwitch
from flows.engine.fields.shared import SwitchPosition as SwitchPosition
from flows.engine.fields.shared import Table as Table
from flows.engine.fields.shared import TableColumn as TableColumn
from flows.engine.fields.shared import Team as Team
from flows.engine.fields.shared import VoicemailBox as VoicemailBox
