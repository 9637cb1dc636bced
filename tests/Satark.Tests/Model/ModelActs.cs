using System.Text.Json;
using Satark.Cases;
using Satark.Messaging;
using Satark.Notifications;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Tests.Model;

/// <content>What people, partners, agencies and providers do; and the guards that a mutant takes out.</content>
internal sealed partial class ModelWorld
{
    private void Act()
    {
        var officer = _people[_random.Next(_people.Count)];
        if (_watch.Case is { IsOpen: false } && _random.Next(2) == 0)
        {
            Move(Model.Act.Reopen, officer, (c, m) => c.Reopen("again", m));
            return;
        }

        if (_random.Next(4) > 0 && _flights.Exists(f => f.Act == Model.Act.Lapse))
        {
            // In the very moment in which the lease runs out.
            if (_random.Next(3) > 0)
            {
                Move(Model.Act.Ack, officer, (c, m) => c.Acknowledge(m));
            }
            else
            {
                Progressed(Holder(officer));
            }

            return;
        }

        switch (_random.Next(40))
        {
            case < 9:
                Move(Model.Act.Ack, officer, (c, m) => c.Acknowledge(m));
                break;
            case < 12:
                Move(Model.Act.Decline, Holder(officer), (c, m) => c.Decline(DeclineReason.CannotGo, m));
                break;
            case < 15:
                Progressed(Holder(officer));
                break;
            case < 18:
                Answer();
                break;
            case < 21:
                Route(officer);
                break;
            case < 24:
                Move(Model.Act.Update, officer, (c, m) => c.Update(Severity.High, _random.Next(4) == 0, "more", m));
                break;
            case < 26:
                Move(Model.Act.Cancel, officer, (c, m) => c.TakeBack("safe", m));
                break;
            case < 28:
                Move(Model.Act.Close, Holder(officer), (c, m) => c.Close((ClosingOutcome)_random.Next(9), null, m));
                break;
            case < 35:
                Callback();
                break;
            case 35:
                Start(Model.Act.Audit, null, () => _auditor.HandleAsync(default));
                break;
            default:
                Rarely(officer);
                break;
        }
    }

    private void Rarely(Officer officer)
    {
        switch (_random.Next(7))
        {
            case 0:
                Move(Model.Act.Other, officer, (c, m) => c.Reassign(_people[_random.Next(_people.Count)].Actor, m));
                break;
            case 1:
                Move(Model.Act.Other, Holder(officer), (c, m) => c.HandOverTo(_random.Next(2) == 0 ? "BR" : "MP", "Elsewhere", null, m));
                break;
            case 2:
                Move(Model.Act.Other, Holder(officer), (c, m) => c.ConfirmHandOver(m));
                break;
            case 3:
                Move(Model.Act.Other, officer, (c, m) => c.ConfirmPartnerWord(true, m));
                break;
            case 4:
                Move(Model.Act.Other, officer, (c, m) => c.MakeReal(m));
                break;
            case 5:
                Move(Model.Act.Other, officer, (c, m) => c.DoCounselling(_random.Next(1, 4), m));
                break;
            default:
                Move(Model.Act.Other, officer, (c, m) => c.See(m));
                break;
        }
    }

    private void Progressed(Officer officer)
    {
        var what = _random.Next(4);
        Move(Model.Act.Progress, officer, (c, m) => what switch
        {
            0 => c.Extend(m),
            1 => c.SendTeam(new Dispatch("Kotwali", null, "77"), m),
            2 => c.Reach(m),
            _ => c.AddNote("note", m),
        });
    }

    private void Answer()
    {
        if (_watch.Case!.Engagements.Where(e => e.IsActive).ToList() is { Count: > 0 } engaged)
        {
            var id = engaged[_random.Next(engaged.Count)].Id;
            var state = (EngagementState)_random.Next((int)EngagementState.Acknowledged, (int)EngagementState.Ended);
            Start(Model.Act.Answer, null, () => _book.MoveAsync(Id, new Actor(ActorKind.Agency, "stf", "STF"), (c, m) => c.Answer(id, state, null, m), default));
        }
    }

    private void Route(Officer officer)
    {
        var district = _random.Next(3) == 0 ? "varanasi" : "ballia";
        var basis = (RouteBasis)_random.Next(3);
        Move(Model.Act.Route, officer, (c, m) => c.SetRoute(new CaseRoute(district, district == "ballia" && _random.Next(2) == 0 ? "Kotwali" : null, basis, m.Now), m));
    }

    // A provider's callback or a page that says that it sounded: mostly about something that was sent.
    private void Callback()
    {
        var sent = _watch.Deliveries.Values.Where(d => d.State is not DeliveryState.Pending).ToList();
        if (sent.Count > 0)
        {
            var state = _random.Next(6) switch { < 3 => DeliveryState.Delivered, 3 => DeliveryState.Read, 4 => DeliveryState.Accepted, _ => DeliveryState.Failed };
            var id = sent[_random.Next(sent.Count)].Id;
            var reference = RecordDelivery.Reference(Id, id);
            Start(Model.Act.Callback, null, () => _confirm.HandleAsync(reference, state, _random.Next(3) == 0 ? null : "p-" + id, default));
        }
    }

    private Officer Holder(Officer otherwise) =>
        _random.Next(4) > 0 && _people.FirstOrDefault(p => p.Id == _watch.Case!.Hold?.By.Id) is { } holder ? holder : otherwise;

    private void Move(Act act, Officer by, Func<Case, Moment, Outcome<Moved>> decide) => Start(act, null, () => _book.MoveAsync(Id, by.Actor, decide, default));

    // The guards stand in the domain; what they look at is falsified on its way to them.
    private void TakeOut()
    {
        switch (_without)
        {
            case Guard.VersionAtSending:
                _store.Unchecked = w => w is { Kind: WriteKind.Require, Row: "case-1" };
                break;
            case Guard.SomebodyWasFaster:
                _store.Unchecked = w => w.Row is "case-1" && w.Kind == WriteKind.Replace || w.Row.StartsWith("case-1.event-", StringComparison.Ordinal);
                break;
        }
    }

    private Message Falsified(Message message, Errand errand)
    {
        if (_watch.Case is not { } c)
        {
            return message;
        }

        var falsified = (_without, message.Kind) switch
        {
            (Guard.CurrentStep, Errands.ClimbLadder) => errand with { N = c.Ladder.Round, Step = c.Ladder.NextStep },
            (Guard.LeaseNumber, Errands.LapseLease) => errand with { N = c.Leases },
            (Guard.DoubledDelivery, Errands.Deliver) when _watch.Deliveries.Values.FirstOrDefault(d => d.Id == errand.Part) is { } d => errand with { N = d.Attempts },
            _ => errand,
        };
        return ReferenceEquals(falsified, errand) ? message : message with { Body = JsonSerializer.SerializeToUtf8Bytes(falsified, SatarkJson.Default.Errand) };
    }
}
