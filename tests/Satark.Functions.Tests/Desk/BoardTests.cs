using Satark.Functions.Tests.Hosting;
using Satark.Functions.Tests.SignIn;
using Satark.Messaging;
using Satark.Roster;

namespace Satark.Functions.Tests.Desk;

public sealed class BoardTests
{
    [Fact]
    public async Task The_board_counts_dead_letters_without_reading_them()
    {
        await using var app = await FunctionsTestHost.StartAsync(new FunctionsSetup { Entra = true });
        await app.Get<Officers>().PutAsync(new Officer("asha", "Asha Verma", Role.Operator, Jurisdiction.State, null, "asha@police.example", true), default);
        await app.Get<IMessageBus>().DeadLetterAsync(new Message("m", "Tested", Lane.Urgent, app.Clock.Now, "{}"u8.ToArray()), "reason", default);

        var board = await Answer.OfAsync(app.Http, HttpMethod.Get, "/api/v1/board", with: h => h.Add(Principal.Header, new Principal().Text));

        Assert.Equal(1, board.Json.GetProperty("deadLetters").GetInt32());
        Assert.DoesNotContain(typeof(IMessageBus), typeof(Satark.Http.Desk.BoardEndpoints).GetConstructors().Single().GetParameters().Select(p => p.ParameterType));
    }
}
