using Satark.Messaging;
using Satark.Notifications;
using Satark.Roster;
using Satark.Roster.Duty;

namespace Satark.Intake;

/// <summary>A partner's requests are refused one after the other: the operators on duty are called.</summary>
public sealed class CallAboutRefused(Officers officers, DutyBook duty, ComposeMessage compose, IEnumerable<IChannel> channels)
{
    /// <summary>Calls each operator on duty, or the last resort, by the first channel that takes it.</summary>
    /// <exception cref="InvalidOperationException">Nobody could be called: the message comes back.</exception>
    public async Task HandleAsync(Message message, CancellationToken cancellationToken)
    {
        var errand = Errand.Of(message);
        var operators = (await duty.NowAsync(cancellationToken).ConfigureAwait(false)).Operators.ToList();
        var points = operators.SelectMany(ContactPoint.Of).ToList();
        if (points.Count == 0 && await officers.LastResortAsync(cancellationToken).ConfigureAwait(false) is { } last)
        {
            points = [new(Escalation.Callees.LastResortId, last.Name, Channels.Sms, last.Phone), new(Escalation.Callees.LastResortId, last.Name, Channels.Email, last.Mail)];
        }

        var called = false;
        foreach (var point in points)
        {
            if (channels.FirstOrDefault(c => c.Name == point.Channel) is { } channel && compose.AboutRefused(errand.Part!, RefusedAlerts.Run, message.Id, point) is { IsOk: true } outgoing)
            {
                called |= await channel.SendAsync(outgoing.Value, cancellationToken).ConfigureAwait(false) is DeliveryResult.Sent;
            }
        }

        if (!called)
        {
            throw new InvalidOperationException("Nobody could be called about refused alerts.");
        }
    }
}
