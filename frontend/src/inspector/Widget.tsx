/** One widget for each kind of field; the kinds are a closed list. */
import type { WidgetProps } from "./widget";
import { BoxWidget } from "./widgets/BoxWidget";
import { ChoiceWidget } from "./widgets/ChoiceWidget";
import { FlowWidget } from "./widgets/FlowWidget";
import { HoursExceptionWidget } from "./widgets/HoursExceptionWidget";
import { HoursWidget } from "./widgets/HoursWidget";
import { JsonWidget } from "./widgets/JsonWidget";
import { ListWidget } from "./widgets/ListWidget";
import { NameWithinWidget } from "./widgets/NameWithinWidget";
import { NumberWidget } from "./widgets/NumberWidget";
import { OurNumberWidget } from "./widgets/OurNumberWidget";
import { PhoneOrVariableWidget } from "./widgets/PhoneOrVariableWidget";
import { PhoneWidget } from "./widgets/PhoneWidget";
import { PromptWidget } from "./widgets/PromptWidget";
import { SecretWidget } from "./widgets/SecretWidget";
import { SecondsWidget } from "./widgets/SecondsWidget";
import { SwitchWidget } from "./widgets/SwitchWidget";
import { TemplateWidget } from "./widgets/TemplateWidget";
import { TextWidget } from "./widgets/TextWidget";
import { WhoWidget } from "./widgets/WhoWidget";
import { ThingWidget } from "./widgets/ThingWidget";
import { VersionWidget } from "./widgets/VersionWidget";

export function Widget({ field, ...props }: WidgetProps) {
  switch (field.kind) {
    case "text":
      return <TextWidget field={field} {...props} />;
    case "template":
      return <TemplateWidget field={field} {...props} />;
    case "seconds":
      return <SecondsWidget field={field} {...props} />;
    case "number":
      return <NumberWidget field={field} {...props} />;
    case "choice":
      return <ChoiceWidget field={field} {...props} />;
    case "list":
      return <ListWidget field={field} {...props} />;
    case "switch":
      return <SwitchWidget field={field} {...props} />;
    case "prompt":
    case "prompt_to_record":
      return <PromptWidget field={field} {...props} />;
    case "phone":
    case "phone_or_sip":
      return <PhoneWidget field={field} {...props} />;
    case "phone_or_variable":
      return <PhoneOrVariableWidget field={field} {...props} />;
    case "number_of_ours":
      return <OurNumberWidget field={field} {...props} />;
    case "hours":
      return <HoursWidget field={field} {...props} />;
    case "person":
    case "team":
      return <WhoWidget field={field} {...props} />;
    case "hours_exception":
      return <HoursExceptionWidget field={field} {...props} />;
    case "voicemail_box":
      return <BoxWidget field={field} {...props} />;
    case "secret":
      return <SecretWidget field={field} {...props} />;
    case "shared_switch":
    case "announcement":
    case "table":
    case "caller_list":
      return <ThingWidget field={field} kind={field.kind} {...props} />;
    case "switch_position":
    case "table_column":
      return <NameWithinWidget field={field} {...props} />;
    case "variable":
    case "tones":
      return <TextWidget field={field} {...props} />;
    case "flow":
      return <FlowWidget field={field} {...props} />;
    case "flow_version":
      return <VersionWidget field={field} {...props} />;
    case "clips":
    case "key":
      return null;
    default:
      // A newer server may know kinds that this page does not.
      return <JsonWidget field={field} {...props} />;
  }
}
