using System.CommandLine;
using Satark.Notifications;
using Satark.Partners;

namespace Satark.Local.Commands;

/// <summary><c>partner add|rotate|contact|callback|list</c>.</summary>
internal static class PartnerCommands
{
    public static Command Make(IHouse house) => new("partner", "Who may send alerts.") { Add(house), Rotate(house), Contact(house), Callback(house), List(house) };

    private static Command Add(IHouse house)
    {
        var id = new Argument<string>("id") { Description = "Lower-case slug, as in 'meta'." };
        var name = new Option<string>("--name") { Description = "As the desk says it.", Required = true };
        var scope = new Option<string[]>("--scope")
        {
            Description = $"What the key may do: {string.Join(", ", Scopes.Known)}. Without it: write and read.",
            DefaultValueFactory = _ => [Scopes.Write, Scopes.Read],
            AllowMultipleArgumentsPerToken = true,
        };
        var data = SatarkCommand.DataOption();
        var command = new Command("add", "Adds a partner and shows its key, once.") { id, name, scope, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services => Show(parse, await services.GetRequiredService<PartnerBook>().AddAsync(parse.GetValue(id)!, parse.GetValue(name)!, parse.GetValue(scope)!, token).ConfigureAwait(false)),
            token));
        return command;
    }

    private static Command Rotate(IHouse house)
    {
        var id = new Argument<string>("id") { Description = "The partner's id." };
        var overlap = new Option<int>("--overlap-hours") { Description = "How long the old key is still accepted.", DefaultValueFactory = _ => 168 };
        var data = SatarkCommand.DataOption();
        var command = new Command("rotate", "Gives a partner a new key and shows it, once; the old one stays for the overlap.") { id, overlap, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services => Show(parse, await services.GetRequiredService<PartnerBook>().RotateAsync(parse.GetValue(id)!, TimeSpan.FromHours(parse.GetValue(overlap)), token).ConfigureAwait(false)),
            token));
        return command;
    }

    private static Command Contact(IHouse house)
    {
        var id = new Argument<string>("id") { Description = "The partner's id." };
        var sender = new Option<string[]>("--sender")
        {
            Description = "From where its mails come: an address, or a whole domain like @example.org. Only signed mails (DKIM) of these are the partner's own word.",
            DefaultValueFactory = _ => [],
            AllowMultipleArgumentsPerToken = true,
        };
        var mail = new Option<string?>("--mail") { Description = "Where questions go about alerts that did not come by mail." };
        var phone = new Option<string?>("--phone") { Description = "Its emergency number, like +911234567890: shown where it does not answer in ten minutes." };
        var data = SatarkCommand.DataOption();
        var command = new Command("contact", "Says from where a partner's mails come and how it is reached; what was said before is forgotten.") { id, sender, mail, phone, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                var set = await services.GetRequiredService<PartnerBook>().SetContactAsync(
                    parse.GetValue(id)!, new PartnerContact(parse.GetValue(sender)!, parse.GetValue(mail), parse.GetValue(phone)), token).ConfigureAwait(false);
                await (set.IsOk
                    ? parse.InvocationConfiguration.Output.WriteLineAsync($"{set.Value.Name}: {set.Value.Contact!.Senders.Count} senders.")
                    : parse.InvocationConfiguration.Error.WriteLineAsync(set.Refusal!.Text)).ConfigureAwait(false);
                return set.IsOk ? 0 : 1;
            },
            token));
        return command;
    }

    private static Command Callback(IHouse house)
    {
        var id = new Argument<string>("id") { Description = "The partner's id." };
        var url = new Argument<string?>("url") { Description = "An https address; without it the partner is told no more and asks at statusUrl.", Arity = ArgumentArity.ZeroOrOne };
        var data = SatarkCommand.DataOption();
        var command = new Command("callback", "Sets where the partner's own system is told, signed, what becomes of its alerts.") { id, url, data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                var set = await services.GetRequiredService<PartnerBook>()
                    .SetCallbackAsync(parse.GetValue(id)!, parse.GetValue(url), services.GetRequiredService<WebhookOptions>().AllowLoopback, token).ConfigureAwait(false);
                await (set.IsOk ? parse.InvocationConfiguration.Output : parse.InvocationConfiguration.Error)
                    .WriteLineAsync(set.Refusal?.Text ?? (set.Value.CallbackUrl is { } told ? $"{set.Value.Id} is told at {told}, from its next alert on" : $"{set.Value.Id} is told nowhere")).ConfigureAwait(false);
                return set.IsOk ? 0 : 1;
            },
            token));
        return command;
    }

    private static Command List(IHouse house)
    {
        var data = SatarkCommand.DataOption();
        var command = new Command("list", "Lists partners and their keys' ids.") { data };
        command.SetAction((parse, token) => house.RunAsync(
            parse.GetValue(data)!,
            parse.InvocationConfiguration.Error,
            async services =>
            {
                foreach (var partner in await services.GetRequiredService<PartnerBook>().ListAsync(token).ConfigureAwait(false))
                {
                    foreach (var key in partner.Keys)
                    {
                        await parse.InvocationConfiguration.Output.WriteLineAsync($"{partner.Id}\t{partner.Name}\t{key.KeyId}\t{string.Join(',', key.Scopes)}\tsince {key.CreatedAt:u}{(key.EndsAt is { } end ? $"\tuntil {end:u}" : "")}{(partner.CallbackUrl is { } told ? $"\ttold at {told}" : "")}").ConfigureAwait(false);
                    }
                }

                return 0;
            },
            token));
        return command;
    }

    private static int Show(ParseResult parse, Outcome<NewKey> made)
    {
        if (!made.IsOk)
        {
            parse.InvocationConfiguration.Error.WriteLine(made.Refusal!.Text);
            return 1;
        }

        parse.InvocationConfiguration.Output.WriteLine($"key id: {made.Value.KeyId}\nkey:    {made.Value.Key}\nGive both to the partner by a safe way; the key is not shown again.");
        return 0;
    }
}
