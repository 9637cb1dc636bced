using System.CommandLine;
using Satark.Http.Accounts;
using Satark.Notifications;
using Satark.Roster;

namespace Satark.Local.Commands;

/// <summary><c>user add|list|end-sessions|totp-reset|pin-reset</c>: who works cases, and what lost phones and people who leave ask for.</summary>
internal static class UserCommands
{
    public static Command Make(IHouse house) => new("user", "Who works cases.")
    {
        Add(house), List(house),
        Act(house, "end-sessions", "Ends all sessions of a person at once, on every machine.", "All sessions of {0} have ended.", (s, id, token) => s.GetRequiredService<EndSessions>().HandleAsync(id, token)),
        Act(house, "totp-reset", "Takes away a person's second factor, for who lost phone and recovery codes.", "{0} signs in without a code until a new second factor is set up.", (s, id, token) => s.GetRequiredService<SecondFactors>().RemoveAsync(id, token)),
        Act(house, "pin-reset", "Takes away a person's PIN.", "{0} confirms with the password until a new PIN is set.", (s, id, token) => s.GetRequiredService<Pins>().RemoveAsync(id, token)),
    };

    private static Command Add(IHouse house)
    {
        var id = new Argument<string>("id") { Description = "The user name: a-z, 0-9, dot, dash, underscore." };
        var name = new Option<string>("--name") { Description = "As colleagues say it.", Required = true };
        var role = new Option<string>("--role") { Description = string.Join(" | ", Words<Role>.All), Required = true };
        var jurisdiction = new Option<string>("--jurisdiction") { Description = "state | range/<range> | district/<id> | station/<district id>/<name>", DefaultValueFactory = _ => "state" };
        var phone = new Option<string?>("--phone") { Description = "With country code, as in +915220000000." };
        var mail = new Option<string?>("--mail") { Description = "Mail address." };
        var offDuty = new Option<bool>("--off-duty") { Description = "Ladders do not call this person." };
        var vigilance = new Option<bool>("--vigilance") { Description = "Looks into tips in which police are part of it; of the state or a range." };
        var data = SatarkCommand.DataOption();
        var command = new Command("add", "Adds a person, or changes one who is there, and prints a link that signs in once.") { id, name, role, jurisdiction, phone, mail, offDuty, vigilance, data };
        command.SetAction((parse, token) =>
        {
            var officer = Read(parse.GetValue(id)!, parse.GetValue(name)!, parse.GetValue(role)!, parse.GetValue(jurisdiction)!, parse.GetValue(phone), parse.GetValue(mail), !parse.GetValue(offDuty), parse.GetValue(vigilance));
            if (!officer.IsOk)
            {
                parse.InvocationConfiguration.Error.WriteLine(officer.Refusal!.Text);
                return Task.FromResult(1);
            }

            return house.RunAsync(
                parse.GetValue(data)!,
                parse.InvocationConfiguration.Error,
                async services =>
                {
                    var before = await services.GetRequiredService<Officers>().AddAsync(officer.Value, token).ConfigureAwait(false);
                    if (before is not null && (before.Role > officer.Value.Role || before.Jurisdiction.Text != officer.Value.Jurisdiction.Text || (before.Vigilance && !officer.Value.Vigilance)))
                    {
                        // Whoever may do less than before begins anew.
                        await services.GetRequiredService<EndSessions>().HandleAsync(officer.Value.Id, token).ConfigureAwait(false);
                    }

                    var link = await services.GetRequiredService<SignInLinks>().CreateAsync(officer.Value.Id, token).ConfigureAwait(false);
                    await parse.InvocationConfiguration.Output.WriteLineAsync($"{officer.Value.Name} ({Words<Role>.Of(officer.Value.Role)}, {officer.Value.Jurisdiction}) may sign in once, within 24 hours, at:\n<your Satark address>/signin#{link}").ConfigureAwait(false);
                    return 0;
                },
                token);
        });
        return command;
    }

    private static Command Act(IHouse house, string verb, string what, string done, Func<IServiceProvider, string, CancellationToken, Task> act)
    {
        var id = new Argument<string>("id") { Description = "The user name." };
        var data = SatarkCommand.DataOption();
        var command = new Command(verb, what) { id, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                if (await services.GetRequiredService<Officers>().FindAsync(parse.GetValue(id)!, token).ConfigureAwait(false) is not { } officer)
                {
                    await parse.InvocationConfiguration.Error.WriteLineAsync($"There is no user '{parse.GetValue(id)}'. 'user list' shows all.").ConfigureAwait(false);
                    return 1;
                }

                await act(services, officer.Id, token).ConfigureAwait(false);
                await parse.InvocationConfiguration.Output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, done, officer.Name)).ConfigureAwait(false);
                return 0;
            },
            token));
        return command;
    }

    private static Command List(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("list", "Lists people with role, jurisdiction and duty.") { data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                foreach (var o in await services.GetRequiredService<Officers>().ListAsync(token).ConfigureAwait(false))
                {
                    await parse.InvocationConfiguration.Output.WriteLineAsync($"{o.Id}\t{o.Name}\t{Words<Role>.Of(o.Role)}\t{o.Jurisdiction}\t{(o.OnDuty ? "on duty" : "off duty")}{(o.Vigilance ? ", vigilance" : "")}\t{o.Phone ?? "no phone"}\t{o.Mail ?? "no mail"}").ConfigureAwait(false);
                }

                return 0;
            },
            token));
        return command;
    }

    private static Outcome<Officer> Read(string id, string name, string role, string jurisdiction, string? phone, string? mail, bool onDuty, bool vigilance) =>
        !Officers.IsId(id) ? new Refusal(RefusalKind.Invalid, "A user name has 2 to 40 of a-z, 0-9, dot, dash and underscore.")
        : !Words<Role>.TryParse(role, out var known) ? new Refusal(RefusalKind.Invalid, $"There is no role '{role}': {string.Join(", ", Words<Role>.All)}.")
        : !Jurisdiction.TryParse(jurisdiction, out var where, out var fault) ? new Refusal(RefusalKind.Invalid, fault)
        : phone is not null && !Address.IsPhone(phone) ? new Refusal(RefusalKind.Invalid, "A phone number has its country code and no spaces, as in +915220000000.")
        : mail is not null && !Address.IsMail(mail) ? new Refusal(RefusalKind.Invalid, $"'{mail}' is no mail address.")
        : vigilance && where.District is not null ? new Refusal(RefusalKind.Invalid, "A vigilance officer is of the state or of a range: nobody of a district sees tips about its police.")
        : new Officer(id, name, known, where, phone, mail, onDuty) { Vigilance = vigilance };
}
